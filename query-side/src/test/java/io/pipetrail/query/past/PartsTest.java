package io.pipetrail.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.query.projection.ReadSideSchema;
import io.pipetrail.query.projection.Story;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each change is told as. Seen red with the parts of a value that rose and of one that fell swapped. */
class PartsTest {

    private static ReadSideSchema schema;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final PipelineId pipeline = new PipelineId(UUID.randomUUID());
    private final StageId lead = new StageId(UUID.randomUUID());
    private final StageId offer = new StageId(UUID.randomUUID());
    private final StageId won = new StageId(UUID.randomUUID());
    private final DealId deal = new DealId(UUID.randomUUID());
    private final Story story = new Story();

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    @Test
    void aDealComesInRisesMovesFallsIsWonAndReopened() throws SQLException {
        story.then(
                created(),
                new DealValueChanged(tenant, deal, usd(150)),
                moved(lead, offer, Outcome.OPEN),
                new DealValueChanged(tenant, deal, usd(120)),
                moved(offer, won, Outcome.WON),
                moved(won, lead, Outcome.OPEN));

        assertThat(told())
                .containsExactly(
                        "created lead 1 100 10",
                        "value_up lead 0 50 5",
                        "moved_in offer 1 150 75",
                        "moved_out lead -1 -150 -15",
                        "value_down offer 0 -30 -15",
                        "won offer -1 -120 -60",
                        "won won 1 120 120",
                        "reopened won -1 -120 -120",
                        "reopened lead 1 120 12");
    }

    @Test
    void aDeletedDealIsNotThereUntilItIsRestored() throws SQLException {
        story.then(
                created(),
                new DealDeleted(tenant, deal),
                new DealValueChanged(tenant, deal, usd(70)),
                new DealRestored(tenant, deal, lead));

        assertThat(told()).containsExactly("created lead 1 100 10", "deleted lead -1 -100 -10", "restored lead 1 70 7");
    }

    @Test
    void anotherCurrencyIsAllOfTheOneDownAndAllOfTheOtherUp() throws SQLException {
        story.then(created(), new DealValueChanged(tenant, deal, new Money(90, Currency.getInstance("EUR"))));

        assertThat(told())
                .containsExactly("created lead 1 100 10", "value_down lead -1 -100 -10", "value_up lead 1 90 9");
    }

    @Test
    void whatAStageMakesOfItsDealsIsAChangeOfEachOfThem() throws SQLException {
        story.then(
                created(),
                new StageProbabilityChanged(tenant, pipeline, lead, Probability.of("0.4")),
                new DealExpectedCloseChanged(tenant, deal, LocalDate.of(2026, 5, 1)),
                new StageOutcomeChanged(tenant, pipeline, lead, Outcome.LOST),
                new StageOutcomeChanged(tenant, pipeline, lead, Outcome.OPEN));

        assertThat(told())
                .containsExactly(
                        "created lead 1 100 10",
                        "reweighted lead 0 0 30",
                        "reweighted lead -1 -100 -40",
                        "reweighted lead 1 100 40",
                        "lost lead -1 -100 -40",
                        "lost lead 1 100 0",
                        "reopened lead -1 -100 0",
                        "reopened lead 1 100 40");
    }

    @Test
    void whatIsToldLateIsToldAtItsTimeAndCorrectsWhatCameAfterIt() throws SQLException {
        story.then(created(), moved(lead, offer, Outcome.OPEN));
        var between = story.events().getLast().recordedAt().minusSeconds(60);
        story.backdated(between, new DealValueChanged(tenant, deal, usd(300)));

        assertThat(told())
                .containsExactly(
                        "created lead 1 100 10",
                        "moved_in offer 1 100 50",
                        "moved_out lead -1 -100 -10",
                        "value_up lead 0 200 20",
                        "moved_in offer 0 200 100",
                        "moved_out lead 0 -200 -20");
    }

    /** In the order of the log; the stage's name, count, value and weighted value. */
    private List<String> told() throws SQLException {
        var before = new Story()
                .then(
                        added(lead, Outcome.OPEN, "0.1"),
                        added(offer, Outcome.OPEN, "0.5"),
                        added(won, Outcome.WON, "1"));
        schema.project(new PastProjection(), before.events(), 3, new Random(1));
        schema.project(new PastProjection(), story.events(), 2, new Random(2));
        var told = new ArrayList<String>();
        try (var connection = schema.connection();
                var statement = connection.prepareStatement("""
                        select part, stage_id, deal_count || ' ' || value_minor || ' ' || weighted_minor
                        from readside.summary_changes where tenant_id = ? order by position, valid_at, part, deal_count""")) {
            statement.setObject(1, tenant.value());
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    told.add(rows.getString(1) + " " + name(rows.getString(2)) + " " + rows.getString(3));
            }
        }
        return told;
    }

    private String name(String stage) {
        return stage.equals(lead.toString()) ? "lead" : stage.equals(offer.toString()) ? "offer" : "won";
    }

    private StageAdded added(StageId id, Outcome outcome, String probability) {
        return new StageAdded(tenant, pipeline, id, 9, "Stage", null, outcome, Probability.of(probability), 0, null);
    }

    private DealCreated created() {
        return new DealCreated(
                tenant,
                deal,
                pipeline,
                lead,
                Outcome.OPEN,
                "A deal",
                null,
                usd(100),
                null,
                null,
                Contact.UNKNOWN,
                null,
                null,
                null,
                null,
                null);
    }

    private DealMovedToStage moved(StageId from, StageId to, Outcome outcome) {
        return new DealMovedToStage(tenant, deal, from, pipeline, to, outcome, null);
    }

    private static Money usd(long minor) {
        return new Money(minor, Currency.getInstance("USD"));
    }
}
