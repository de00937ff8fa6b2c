package io.pipetrail.query.api.gauzy;

import io.pipetrail.web.wire.gauzy.Nest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request for entities asks for.
 *
 * @param where the conditions, by their properties
 * @param take null where it is not said
 */
record GauzyQuery(
        List<Parameter> where,
        List<Ordering> order,
        Relations relations,
        boolean withDeleted,
        @Nullable Integer take,
        @Nullable Integer skip) {

    /** Nobody needs more deals at once; {@code total} says whether there are. */
    static final int MOST = 1_000;

    /** So many with whole pipelines, each of which may have a hundred stages. */
    static final int MOST_WITH_PIPELINES = 100;

    private static final int PAGE = 10;
    private static final int LARGEST_PAGE = 100;
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** What rows are in order of. */
    record Ordering(String property, boolean descending) {}

    static GauzyQuery of(HttpServletRequest request) {
        var query = Parameter.of(request);
        var complaints = new ArrayList<String>();
        var asked = new GauzyQuery(
                query.stream().filter(it -> it.isIn("where")).toList(),
                order(query),
                Relations.of(query),
                query.stream().anyMatch(it -> it.isIn("withDeleted") && isTrue(it.value())),
                number("take", query, complaints),
                number("skip", query, complaints));
        if (!complaints.isEmpty()) throw Nest.invalid(complaints);
        return asked;
    }

    /** The conditions of a count may stand in {@code where} or by themselves. */
    static List<Parameter> conditions(HttpServletRequest request) {
        return Parameter.of(request).stream()
                .filter(it -> !it.isIn("withDeleted"))
                .map(it -> it.isIn("where") ? it : within(it))
                .toList();
    }

    /** For a page, which must say of which organization, and may not be too large. */
    GauzyQuery paged() {
        var complaints = new ArrayList<String>();
        if (take != null && take > LARGEST_PAGE) complaints.add("take must not be greater than " + LARGEST_PAGE);
        if (where.isEmpty()) complaints.add("where should not be empty");
        else if (where.stream().noneMatch(GauzyQuery::namesOrganization)) {
            complaints.add("where.organizationId must be a UUID");
        }
        if (!complaints.isEmpty()) throw Nest.invalid(complaints);
        return this;
    }

    /** So many rows at once on a page. */
    int rows() {
        return take == null || take == 0 ? PAGE : take;
    }

    /** Pages are counted from 1. */
    long rowsBefore() {
        return skip == null || skip == 0 ? 0 : (long) rows() * (skip - 1);
    }

    /** So many deals at most in a plain list. */
    int most() {
        return Math.min(asked(), relations.has("stage.pipeline.stages") ? MOST_WITH_PIPELINES : MOST);
    }

    /** All, unless it is said how many. */
    int asked() {
        return take == null || take == 0 ? Integer.MAX_VALUE : take;
    }

    /** So many rows before a plain list. */
    long offset() {
        return skip == null ? 0 : skip;
    }

    static boolean isTrue(String value) {
        return TRUE.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean namesOrganization(Parameter condition) {
        return condition.property().equals("organizationId")
                && !condition.value().isBlank();
    }

    private static Parameter within(Parameter parameter) {
        var path = new ArrayList<String>();
        path.add("where");
        path.addAll(parameter.path());
        return new Parameter(List.copyOf(path), parameter.values());
    }

    private static List<Ordering> order(List<Parameter> query) {
        return query.stream()
                .filter(parameter -> parameter.isIn("order") && parameter.path().size() > 1)
                .map(parameter -> new Ordering(parameter.property(), isDescending(parameter)))
                .toList();
    }

    private static boolean isDescending(Parameter order) {
        return switch (order.value().toUpperCase(Locale.ROOT)) {
            case "ASC", "1" -> false;
            case "DESC", "-1" -> true;
            default -> throw Nest.invalid(List.of("order." + order.property() + " must be ASC or DESC"));
        };
    }

    private static @Nullable Integer number(String name, List<Parameter> query, List<String> complaints) {
        var given =
                query.stream().filter(it -> it.isIn(name)).map(Parameter::value).findFirst();
        if (given.isEmpty()) return null;
        var number = NUMBER.matcher(given.get()).matches() ? Integer.parseInt(given.get()) : -1;
        if (number < 0) complaints.add(name + " must not be less than 0");
        return number;
    }
}
