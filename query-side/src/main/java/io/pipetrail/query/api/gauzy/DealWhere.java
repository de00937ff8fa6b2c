package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.query.deals.DealChoice;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealColumn;
import io.pipetrail.web.body.Values;
import io.pipetrail.web.wire.gauzy.GauzyProbability;
import io.pipetrail.web.wire.gauzy.Nest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the conditions and orders of deals. A condition with several values holds for any of them. */
final class DealWhere {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");

    private DealWhere() {}

    static List<Condition> conditions(List<Parameter> where) {
        var conditions = new ArrayList<Condition>();
        where.forEach(parameter -> add(parameter, conditions));
        return conditions;
    }

    static List<DealChoice.Order> order(List<GauzyQuery.Ordering> order) {
        return order.stream()
                .map(each -> new DealChoice.Order(column(each.property()), each.descending()))
                .toList();
    }

    private static void add(Parameter parameter, List<Condition> conditions) {
        var property = parameter.property();
        switch (property) {
            // There is but one organization that a request may name, which was seen to before.
            case "", "organizationId", "tenantId", "stage.organizationId", "stage.tenantId" -> {}
            case "isActive" -> constant(parameter, true, conditions);
            case "isArchived" -> constant(parameter, false, conditions);
            case "probability" -> conditions.add(probability(parameter));
            case "id", "stageId", "stage.id", "stage.pipelineId", "stage.pipeline.id" ->
                conditions.add(anyOf(parameter, value -> uuid(property, value)));
            case "stage.index" -> conditions.add(anyOf(parameter, value -> whole(property, value)));
            case "createdAt", "updatedAt" ->
                conditions.add(anyOf(parameter, value -> time(property, value).atOffset(ZoneOffset.UTC)));
            default -> conditions.add(anyOf(parameter, value -> value));
        }
    }

    private static DealColumn column(String property) {
        return switch (property) {
            case "id", "organizationId", "tenantId", "isActive", "isArchived" -> DealColumn.ID;
            case "title" -> DealColumn.TITLE;
            case "probability" -> DealColumn.PROBABILITY;
            case "stageId", "stage.id" -> DealColumn.STAGE;
            case "stage.name" -> DealColumn.STAGE_NAME;
            case "stage.index" -> DealColumn.STAGE_PLACE;
            case "stage.pipelineId", "stage.pipeline.id" -> DealColumn.PIPELINE;
            case "clientId", "client.id" -> DealColumn.CONTACT;
            case "client.name" -> DealColumn.CONTACT_NAME;
            case "client.primaryEmail" -> DealColumn.CONTACT_EMAIL;
            case "createdByUserId", "createdBy.id", "createdByUser.id" -> DealColumn.OWNER;
            case "createdAt" -> DealColumn.CREATED;
            case "updatedAt" -> DealColumn.UPDATED;
            default -> throw Nest.badRequest(Relations.noProperty(property, "Deal"));
        };
    }

    private static Condition anyOf(Parameter parameter, Function<String, Object> reading) {
        var column = column(parameter.property());
        return new Condition(
                column, true, parameter.values().stream().map(reading).toList());
    }

    private static void constant(Parameter parameter, boolean always, List<Condition> conditions) {
        if (parameter.values().stream().noneMatch(value -> GauzyQuery.isTrue(value) == always)) {
            conditions.add(Condition.NEVER);
        }
    }

    private static Condition probability(Parameter parameter) {
        var chances = parameter.values().stream()
                .map(value -> whole(parameter.property(), value))
                .flatMap(DealWhere::printedAs)
                .toList();
        return new Condition(DealColumn.CHANCE_IN_PERCENT, true, chances);
    }

    /** The chances that are printed so, each with whether it was said in percent: 40 is what was, and 2 what was not. */
    private static Stream<Object[]> printedAs(int printed) {
        if (printed > GauzyProbability.MOST) return Stream.empty();
        var written = GauzyProbability.read(printed).value();
        var percent = new Probability(BigDecimal.valueOf(printed, 2));
        return Stream.of(written, percent)
                .distinct()
                .flatMap(chance -> Stream.of(ProbabilityScale.PERCENT, ProbabilityScale.FIFTHS)
                        .filter(scale -> Integer.valueOf(printed).equals(GauzyProbability.print(chance, scale)))
                        .map(scale -> new Object[] {chance.value(), scale == ProbabilityScale.PERCENT}));
    }

    private static Object uuid(String property, String value) {
        if (Nest.isUuid(value)) return UUID.fromString(value);
        throw Nest.invalid(List.of("where." + property + " must be a UUID"));
    }

    private static int whole(String property, String value) {
        if (WHOLE.matcher(value).matches()) return Integer.parseInt(value);
        throw Nest.invalid(List.of("where." + property + " must be an integer number"));
    }

    static Instant time(String property, String value) {
        try {
            return Values.instant(value);
        } catch (IllegalArgumentException e) {
            throw Nest.invalid(List.of("where." + property + " must be a valid ISO 8601 date string"));
        }
    }
}
