package io.pipetrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.past.LateHistory;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.MixedLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log gets while a rebuild is under way, and what in it cannot be folded. */
class RebuildMeanwhileTest {

    /** Added up when hours are over, sooner or later; the audit looks at them. */
    private static final Set<String> SOONER_OR_LATER =
            Set.of("summary_closed", "summary_change_totals", "summary_close_totals");

    private final TestDatabase database = TestDatabase.fresh();
    private final Sequences sequences = new Sequences();
    private final Gate gate = new Gate();
    private final List<StoredEvent> log = new MixedLog(
                    5,
                    new LateHistory(5, 300, true).events,
                    new LateHistory(6, 100, false).events,
                    new Histories(5, 200).events())
            .events();

    @AfterEach
    void nobodyWaitsAtTheGate() {
        gate.open();
    }

    @Test
    void whatIsRecordedMeanwhileIsInTheNewTables() throws Exception {
        var before = log.subList(0, log.size() / 2);
        var meanwhile = log.subList(before.size(), log.size() * 9 / 10);
        var afterwards = log.subList(before.size() + meanwhile.size(), log.size());
        assertThat(meanwhile).anyMatch(event -> event.metaData().containsKey("occurredAt"));
        assertThat(meanwhile.stream().map(StoredEvent::type))
                .contains("StageOutcomeChanged", "StageProbabilityChanged", "DealDeleted", "DealMovedToStage");
        try (var node = Node.on(database, projection -> gate.of("deals", projection))) {
            node.happened(before, sequences);
            node.begins(Rebuilds.ALL);
            gate.awaitReached();

            node.happened(meanwhile, sequences);
            gate.open();

            node.ended();
            assertThat(node.made("deals").position()).isEqualTo(before.size() + meanwhile.size());
            assertThat(comparable(node.rows(Tables.LIVE))).isEqualTo(comparable(node.rows(Tables.PREVIOUS)));
            nothingDiffers(node);
            node.happened(afterwards, sequences);
            nothingDiffers(node);
        }
    }

    /** Of a deal, of a pipeline, and one that nobody can read: what is behind them waits, all else is there. */
    @Test
    void whatCannotBeFoldedIsParkedAsItIsLive() throws Exception {
        var streams = longDeals();
        var poisonous = middle(streams.get(0));
        var unreadable = middle(streams.get(1));
        var turn = log.reversed().stream()
                .filter(event -> event.payload() instanceof StageOutcomeChanged)
                .findFirst()
                .orElseThrow();
        try (var node = Node.on(database)) {
            for (var event : log) {
                if (event.equals(unreadable)) node.smuggle(event, sequences);
                else node.append(event.equals(poisonous) || event.equals(turn) ? undated(event) : event, sequences);
            }
            node.settle();
            var parked = node.parked(Tables.LIVE);

            node.rebuilds(Rebuilds.ALL);

            assertThat(node.made("deals").rebuiltAt()).isNotNull();
            assertThat(parked)
                    .anyMatch(line -> line.startsWith("deals " + poisonous.position() + " "))
                    .anyMatch(line -> line.startsWith("timeline " + unreadable.position() + " "))
                    .anyMatch(line -> line.startsWith("past " + turn.position() + " "));
            assertThat(parked.stream().filter(line -> line.startsWith("deals ") && line.contains(poisonous.stream())))
                    .hasSize((int) streams.get(0).stream()
                            .filter(event -> event.position() >= poisonous.position())
                            .count());
            assertThat(node.parked(Tables.LIVE)).isEqualTo(parked);
            assertThat(comparable(node.rows(Tables.LIVE))).isEqualTo(comparable(node.rows(Tables.PREVIOUS)));
        }
    }

    private void nothingDiffers(Node node) throws Exception {
        for (var tenant : tenants()) assertThat(node.audited(tenant).report()).isEmpty();
    }

    private Set<TenantId> tenants() {
        return log.stream()
                .map(StoredEvent::payload)
                .filter(PipelineEvent.class::isInstance)
                .map(payload -> ((PipelineEvent) payload).tenantId())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> comparable(TreeMap<String, String> rows) {
        rows.keySet().removeAll(SOONER_OR_LATER);
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** The events of deals, the longest first. */
    private List<List<StoredEvent>> longDeals() {
        var streams = log.stream()
                .filter(event -> event.payload() instanceof DealEvent)
                .collect(Collectors.groupingBy(StoredEvent::stream));
        var longest = new ArrayList<>(streams.values());
        longest.sort(Comparator.comparing((List<StoredEvent> stream) -> -stream.size())
                .thenComparing(stream -> stream.getFirst().position()));
        return longest;
    }

    private static StoredEvent middle(List<StoredEvent> stream) {
        return stream.get(stream.size() / 2);
    }

    /** It does not say when it happened. */
    private static StoredEvent undated(StoredEvent event) {
        var metaData = new HashMap<>(event.metaData());
        metaData.put("occurredAt", "never");
        return new StoredEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.stream(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.recordedAt(),
                event.payload(),
                metaData);
    }
}
