package io.pipetrail.query.projection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.past.LateHistory;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * The fold of a whole log, deal by deal, gives the rows that the live one gives, batch by batch. Seen red, one at a time, each in
 * the projections concerned: deals left out of the index; activities that stay marked after a deal is restored; turns of stages
 * that deals do not take, that close them again or forget where they were open; an event counted twice in a stamp; names of the
 * end of the log; live totals kept of stages that are empty; of the past, turns not told, or not those after a deal's last event,
 * stages as they are at the end of the log, versions not closed that were corrected, of deals and of stages, an hour too few or
 * years not added up, terms of the schema that is read, days instead of months of the close, an insert that asks for a key, and turns kept of a story that is
 * poisonous.
 */
class AfreshTest {

    /** A log, and where it is folded to in both ways; the live projection's tables are not in their usual place. */
    private record Twice(long seed, List<StoredEvent> log, ReadSideSchema live, ReadSideSchema anew) {}

    private static List<Twice> logs;

    @BeforeAll
    static void givenLogsAndTables() {
        logs = LongStream.of(1, 2)
                .mapToObj(seed ->
                        new Twice(seed, log(seed), ReadSideSchema.beside("elsewhere"), ReadSideSchema.withoutKeys()))
                .toList();
    }

    static Stream<String> projections() {
        return Stream.of("pipelines", "deals", "pipeline-summary", "past", "movements", "timeline", "event-index");
    }

    @ParameterizedTest
    @MethodSource("projections")
    void theRowsAreThoseOfTheLiveProjection(String name) throws SQLException {
        for (var twice : logs) {
            var random = new Random(twice.seed());
            var projection = every().get(name);
            twice.live().project(projection, twice.log(), 60, random);
            foldAfresh(projection, twice.log(), random, twice.anew());

            for (var table : projection.tables()) {
                assertThat(twice.anew().rows(table))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(twice.live().rows(table));
                assertThat(twice.live().rows("readside." + table)).as(table).isEmpty();
            }
        }
    }

    private static List<StoredEvent> log(long seed) {
        return new MixedLog(
                        seed,
                        new LateHistory(seed, 500, true).events,
                        new LateHistory(seed + 1, 200, false).events,
                        new Histories(seed, 400).events())
                .events();
    }

    private static void foldAfresh(Projection projection, List<StoredEvent> log, Random random, ReadSideSchema schema)
            throws SQLException {
        var afresh = projection.afresh();
        var rows = new KeptRows();
        var parts = log.stream().collect(partitioningBy(event -> event.payload() instanceof DealEvent));
        var settings = parts.get(false);
        afresh.settings(settings.subList(0, 9), rows);
        afresh.settings(settings.subList(9, settings.size()), rows);
        var stories = new ArrayList<>(parts.get(true).stream()
                .collect(groupingBy(StoredEvent::stream))
                .values());
        Collections.shuffle(stories, random);
        for (var story : stories) {
            if (random.nextInt(4) == 0)
                assertThat(refuses(afresh, poisoned(story))).isEqualTo(asksWhen(projection));
            afresh.deal(story, rows);
        }
        try (var connection = schema.connection()) {
            rows.write(connection);
            afresh.finish(rows, connection);
            rows.write(connection);
        }
    }

    /** What it adds is not kept. */
    private static boolean refuses(Afresh afresh, List<StoredEvent> story) {
        return catchThrowable(() -> afresh.deal(story, new KeptRows())) instanceof DateTimeParseException;
    }

    /** Whether a projection wants to know when a deal was moved. */
    private static boolean asksWhen(Projection projection) {
        return !List.of("pipelines", "timeline", "event-index").contains(projection.name());
    }

    /** The story, and then an event that does not say when it happened. */
    private static List<StoredEvent> poisoned(List<StoredEvent> story) {
        var last = story.getLast();
        var deal = (DealEvent) last.payload();
        var stage = new StageId(UUID.randomUUID());
        var pipeline = new PipelineId(UUID.randomUUID());
        var poison = new ArrayList<>(story);
        poison.add(new StoredEvent(
                last.position() + 1,
                UUID.randomUUID(),
                last.aggregateType(),
                last.stream(),
                last.sequence() + 1,
                "DealMovedToStage",
                1,
                last.recordedAt(),
                new DealMovedToStage(deal.tenantId(), deal.dealId(), stage, pipeline, stage, Outcome.OPEN, null),
                Map.of("occurredAt", "never")));
        return poison;
    }

    /** All projections, which are nobody's business but their packages'. */
    private static Map<String, Projection> every() {
        var context = new GenericApplicationContext();
        var scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        // Those that other tests make are none of the application's.
        scanner.addExcludeFilter((found, all) ->
                !found.getAnnotationMetadata().hasAnnotation("org.springframework.stereotype.Component"));
        scanner.scan("io.pipetrail.query");
        context.refresh();
        var projections = new LinkedHashMap<String, Projection>();
        context.getBeansOfType(Projection.class).values().forEach(bean -> projections.put(bean.name(), bean));
        return projections;
    }
}
