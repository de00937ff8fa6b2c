package io.pipetrail.web.body;

import io.pipetrail.events.Money;
import io.pipetrail.events.Probability;
import io.pipetrail.web.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as a client sent it, asked field by field: {@code body.text("title", 1, 255).required()}. What is wrong
 * is gathered, and {@link #check()} refuses the request with all of it, and with every field nobody asked for.
 */
public final class PatchBody {

    private final ObjectNode fields;
    private final byte[] raw;
    private final String pointer;
    private final Complaints complaints;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<PatchBody> parts = new ArrayList<>();

    private PatchBody(ObjectNode fields, byte[] raw, String pointer, Complaints complaints) {
        this.fields = fields;
        this.raw = raw;
        this.pointer = pointer;
        this.complaints = complaints;
    }

    /** Reads a body; refuses what is no JSON object. */
    public static PatchBody of(byte[] json) {
        if (StrictJson.read(json) instanceof ObjectNode object) {
            return new PatchBody(object, json, "", new Complaints());
        }
        throw Refusal.unprocessable("invalid_body", "The body must be a JSON object.");
    }

    /** The body, or one without fields where there is none. */
    public static PatchBody orEmpty(@Nullable PatchBody body) {
        return body != null
                ? body
                : new PatchBody(JsonNodeFactory.instance.objectNode(), new byte[0], "", new Complaints());
    }

    /** The bytes as they came. */
    public byte[] raw() {
        return raw.clone();
    }

    /** The body as it was parsed, for what cannot be asked field by field; whoever takes it checks it, and does not change it. */
    public ObjectNode json() {
        return fields;
    }

    /** A text of so many code points. */
    public Given<String> text(String name, int min, int max) {
        return read(name, node -> Values.text(node, min, max));
    }

    /** A number of reasonable size. */
    public Given<BigDecimal> decimal(String name) {
        return read(name, Values::decimal);
    }

    /** A number of currency units, with no more decimals than the currency has. */
    public Given<Money> money(String name, Currency currency) {
        return decimal(name).map(units -> Values.money(units, currency));
    }

    public Given<Probability> probability(String name) {
        return decimal(name)
                .check(Probability::isValid, "must be from 0 to 1 with at most 4 decimals")
                .map(Probability::new);
    }

    public Given<Long> whole(String name, long min, long max) {
        return read(name, node -> Values.whole(node, min, max));
    }

    public Given<Integer> integer(String name, int min, int max) {
        return whole(name, min, max).map(Math::toIntExact);
    }

    public Given<Boolean> bool(String name) {
        return read(name, Values::bool);
    }

    /** A date such as 2026-04-15, from 1900 to 9999. */
    public Given<LocalDate> date(String name) {
        return read(name, Values::date);
    }

    /** An ISO 8601 instant with its offset, to the millisecond. */
    public Given<Instant> instant(String name) {
        return read(name, Values::instant);
    }

    /** An id, such as {@code body.id("stage_id", Ids::stage)}. */
    public <T> Given<T> id(String name, Function<String, T> parser) {
        return read(name, Values::string).map(parser);
    }

    /** One of the constants, in lower case. */
    public <E extends Enum<E>> Given<E> choice(String name, Class<E> choices) {
        return read(name, Values::string).map(text -> Values.choice(text, choices));
    }

    /** An ISO 4217 code in any case. */
    public Given<Currency> currency(String name) {
        return read(name, Values::string).map(Values::currency);
    }

    public Given<String> email(String name) {
        return text(name, 3, 254).check(Values::isEmail, "must be an e-mail address");
    }

    /** A color as #RRGGBB. */
    public Given<String> color(String name) {
        return text(name, 1, 7).check(Values::isColor, "must be a color as #RRGGBB");
    }

    /** A list of objects, each to be asked like this one; they are checked along with it. */
    public Given<List<PatchBody>> objects(String name, int max) {
        return read(name, node -> Values.array(node, max)).map(nodes -> {
            var found = new ArrayList<PatchBody>();
            for (int i = 0; i < nodes.size(); i++) part(pointerTo(name) + "/" + i, nodes.get(i), found);
            return List.copyOf(found);
        });
    }

    /** Adds a complaint about a field that is well-formed by itself. */
    public void complain(String name, String detail) {
        complaints.add(pointerTo(name), detail);
    }

    /** Refuses the request if anything is wrong with it. */
    public void check() {
        complainOfUnknown();
        complaints.refuseIfAny();
    }

    /** Refuses the request if anything is wrong with what was asked for; of other fields nothing is said. */
    public void checkAsked() {
        complaints.refuseIfAny();
    }

    private void complainOfUnknown() {
        fields.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> complain(name, "is not a field of this"));
        parts.forEach(PatchBody::complainOfUnknown);
    }

    private void part(String pointer, JsonNode node, List<PatchBody> found) {
        if (node instanceof ObjectNode object) {
            var part = new PatchBody(object, raw, pointer, complaints);
            parts.add(part);
            found.add(part);
        } else {
            complaints.add(pointer, "must be an object");
        }
    }

    private <T> Given<T> read(String name, Function<JsonNode, T> reader) {
        asked.add(name);
        var node = fields.get(name);
        if (node == null) return Given.absent(complaints, pointerTo(name));
        if (node.isNull()) return Given.nothing(complaints, pointerTo(name));
        return Given.value(complaints, pointerTo(name), node).map(reader);
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
