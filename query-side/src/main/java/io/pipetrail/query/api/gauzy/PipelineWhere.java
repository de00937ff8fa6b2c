package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.wire.gauzy.Nest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the conditions and orders of pipelines, of which an organization has only so many. */
final class PipelineWhere {

    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT);

    private PipelineWhere() {}

    /** What fulfils all conditions. */
    static Predicate<PipelineState> exactly(List<Parameter> where) {
        return all(where, parameter -> String::equals);
    }

    /** The same, but names, descriptions and names of stages need only contain what is asked for, in capitals or not. */
    static Predicate<PipelineState> resembling(List<Parameter> where) {
        return all(where, parameter -> switch (parameter.property()) {
            case "name", "description", "stages" -> PipelineWhere::contains;
            default -> String::equals;
        });
    }

    /** In an order, or as they are where none is asked for. */
    static Stream<PipelineState> ordered(Stream<PipelineState> pipelines, List<GauzyQuery.Ordering> order) {
        return order.stream()
                .map(PipelineWhere::comparator)
                .reduce(Comparator::thenComparing)
                .map(pipelines::sorted)
                .orElse(pipelines);
    }

    private static Predicate<PipelineState> all(
            List<Parameter> where, Function<Parameter, BiPredicate<String, String>> comparison) {
        return where.stream()
                .filter(parameter -> !parameter.property().isEmpty())
                .map(parameter -> condition(parameter, comparison.apply(parameter)))
                .reduce(Predicate::and)
                .orElse(pipeline -> true);
    }

    private static Predicate<PipelineState> condition(Parameter parameter, BiPredicate<String, String> comparison) {
        var property = parameter.property();
        // It refuses what is no property, be there pipelines or not.
        var values = values(property);
        var wanted = parameter.values().stream()
                .map(value -> normal(property, value))
                .toList();
        return pipeline ->
                values.apply(pipeline).anyMatch(has -> wanted.stream().anyMatch(it -> comparison.test(has, it)));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String normal(String property, String wanted) {
        return switch (property) {
            case "id", "organizationId", "tenantId", "stages.id" -> wanted.toLowerCase(Locale.ROOT);
            case "isActive", "isArchived" -> String.valueOf(GauzyQuery.isTrue(wanted));
            case "createdAt", "updatedAt" -> printed(DealWhere.time(property, wanted));
            default -> wanted;
        };
    }

    /** All of one length, so that they are in order as texts, too. */
    private static String printed(Instant time) {
        return PRINTED.format(time.atOffset(ZoneOffset.UTC));
    }

    private static Function<PipelineState, Stream<String>> values(String property) {
        return switch (property) {
            case "id" -> pipeline -> Stream.of(pipeline.id().toString());
            case "name" -> pipeline -> Stream.of(pipeline.name());
            case "description" -> pipeline -> Stream.ofNullable(pipeline.description());
            case "isActive" -> pipeline -> Stream.of(String.valueOf(pipeline.active()));
            case "isArchived" -> pipeline -> Stream.of("false");
            case "organizationId", "tenantId" ->
                pipeline -> Stream.of(pipeline.tenantId().toString());
            case "createdAt" -> pipeline -> Stream.of(printed(pipeline.createdAt()));
            case "updatedAt" -> pipeline -> Stream.of(printed(pipeline.updatedAt()));
            case "stages", "stages.name" ->
                pipeline -> pipeline.stages().stream().map(StageState::name);
            case "stages.id" ->
                pipeline -> pipeline.stages().stream().map(stage -> stage.id().toString());
            case "stages.description" ->
                pipeline ->
                        pipeline.stages().stream().map(StageState::description).filter(Objects::nonNull);
            default -> throw Nest.badRequest(Relations.noProperty(property, "Pipeline"));
        };
    }

    private static Comparator<PipelineState> comparator(GauzyQuery.Ordering order) {
        var values = values(order.property());
        Comparator<String> texts = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(pipeline -> first(values.apply(pipeline)), Comparator.nullsLast(texts));
    }

    private static @Nullable String first(Stream<String> values) {
        return values.findFirst().orElse(null);
    }
}
