package io.pipetrail.query.projection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.past.LateHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The fold of a whole log, deal by deal, gives the rows that the live one gives, batch by batch. */
class AfreshTest {

    /** Keeps rows by their tables until they are written. */
    private static final class Kept implements Rows {

        private final Map<Upsert<?>, List<Object>> rows = new LinkedHashMap<>();

        @Override
        public <T> void add(Upsert<T> table, T row) {
            rows.computeIfAbsent(table, unseen -> new ArrayList<>()).add(row);
        }

        void write(Connection connection) throws SQLException {
            for (var table : rows.keySet()) write(table, connection);
            rows.clear();
        }

        @SuppressWarnings("unchecked") // as add took them
        private <T> void write(Upsert<T> table, Connection connection) throws SQLException {
            table.write((List<T>) rows.getOrDefault(table, List.of()), connection);
        }
    }

    /** A log, and where it is folded to in both ways. */
    private record Twice(long seed, List<StoredEvent> log, ReadSideSchema live, ReadSideSchema anew) {}

    private static List<Twice> logs;

    @BeforeAll
    static void givenLogsAndTables() {
        logs = LongStream.of(1, 2)
                .mapToObj(seed -> new Twice(seed, log(seed), new ReadSideSchema(), new ReadSideSchema()))
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
                assertThat(rows(table, twice.anew())).as(table).isNotEmpty().isEqualTo(rows(table, twice.live()));
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
        var rows = new Kept();
        var parts = log.stream().collect(partitioningBy(event -> event.payload() instanceof DealEvent));
        var settings = parts.get(false);
        afresh.settings(settings.subList(0, 9), rows);
        afresh.settings(settings.subList(9, settings.size()), rows);
        var stories = new ArrayList<>(parts.get(true).stream()
                .collect(groupingBy(StoredEvent::stream))
                .values());
        Collections.shuffle(stories, random);
        for (var story : stories) afresh.deal(story, rows);
        try (var connection = schema.connection()) {
            rows.write(connection);
            afresh.finish(rows, connection);
            rows.write(connection);
        }
    }

    private static List<String> rows(String table, ReadSideSchema schema) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = schema.connection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select t::text from " + table + " t order by 1")) {
            while (found.next()) rows.add(found.getString(1));
        }
        return rows;
    }

    /** All projections, which are nobody's business but their packages'. */
    private static Map<String, Projection> every() {
        var context = new GenericApplicationContext();
        var scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        scanner.addExcludeFilter((found, all) -> found.getClassMetadata().hasEnclosingClass());
        scanner.scan("io.pipetrail.query");
        context.refresh();
        var projections = new LinkedHashMap<String, Projection>();
        context.getBeansOfType(Projection.class).values().forEach(bean -> projections.put(bean.name(), bean));
        return projections;
    }
}
