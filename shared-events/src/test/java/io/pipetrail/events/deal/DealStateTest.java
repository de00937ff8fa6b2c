package io.pipetrail.events.deal;

import static io.pipetrail.events.Examples.CONTACT;
import static io.pipetrail.events.Examples.DEAL;
import static io.pipetrail.events.Examples.LEAD;
import static io.pipetrail.events.Examples.LOST;
import static io.pipetrail.events.Examples.NEGOTIATION;
import static io.pipetrail.events.Examples.PIPELINE;
import static io.pipetrail.events.Examples.TENANT;
import static io.pipetrail.events.Examples.USD;
import static io.pipetrail.events.Examples.WON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Examples;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DealStateTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<StageId, Outcome> STAGES =
            Map.of(LEAD, Outcome.OPEN, NEGOTIATION, Outcome.OPEN, WON, Outcome.WON, LOST, Outcome.LOST);

    @Test
    void everyEventLeavesItsFieldAndNothingElse() {
        var created = DealState.of((DealCreated) Examples.ofDeal().getFirst(), AT);

        assertThat(created.evolve(new DealRenamed(TENANT, DEAL, "x"), AT).title())
                .isEqualTo("x");
        assertThat(created.evolve(new DealDescribed(TENANT, DEAL, null), AT).description())
                .isNull();
        assertThat(created.evolve(new DealValueChanged(TENANT, DEAL, new Money(7, USD)), AT)
                        .value())
                .isEqualTo(new Money(7, USD));
        assertThat(created.evolve(new DealProbabilityChanged(TENANT, DEAL, null), AT)
                        .probability())
                .isNull();
        assertThat(created.evolve(new DealAssigned(TENANT, DEAL, "amir"), AT).assignedTo())
                .isEqualTo("amir");
        assertThat(created.evolve(new DealContactChanged(TENANT, DEAL, Contact.UNKNOWN), AT)
                        .contact())
                .isEqualTo(Contact.UNKNOWN);
        assertThat(created.evolve(new DealExpectedCloseChanged(TENANT, DEAL, null), AT)
                        .expectedCloseDate())
                .isNull();
        assertThat(created.evolve(new DealNotesChanged(TENANT, DEAL, "n"), AT).notes())
                .isEqualTo("n");
        assertThat(created.evolve(new DealExternalIdChanged(TENANT, DEAL, "e"), AT)
                        .externalId())
                .isEqualTo("e");
        assertThat(created.evolve(new DealLostReasonChanged(TENANT, DEAL, "r"), AT)
                        .lostReason())
                .isEqualTo("r");
        assertThat(created.evolve(new DealDeleted(TENANT, DEAL), AT).deleted()).isTrue();
        assertThat(created.contact()).isEqualTo(CONTACT);
    }

    @Test
    void aLostDealThatIsReopenedHasTheProbabilityAndTheStageItHad() {
        var open = DealState.of((DealCreated) Examples.ofDeal().getFirst(), AT)
                .evolve(move(LEAD, NEGOTIATION), AT.plusSeconds(1));

        var lost = open.evolve(move(NEGOTIATION, LOST), AT.plusSeconds(2));

        assertThat(lost.closedAt()).isEqualTo(AT.plusSeconds(2));
        assertThat(lost.lastOpenStageId()).isEqualTo(NEGOTIATION);
        var reopened = lost.evolve(move(LOST, NEGOTIATION), AT.plusSeconds(3));
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.probability()).isEqualTo(open.probability());
        assertThat(reopened.lostReason()).isNull();
        assertThat(reopened.stageEnteredAt()).isEqualTo(AT.plusSeconds(3));
    }

    @RepeatedTest(20)
    void aGeneratedHistoryLeavesTheLastOfEverything(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var deal = DealState.of((DealCreated) Examples.ofDeal().getFirst(), AT);
        var stages = List.of(LEAD, NEGOTIATION, WON, LOST);
        var stage = LEAD;
        var lastOpen = LEAD;
        var value = deal.value();
        var probability = deal.probability();

        for (int step = 1; step <= 300; step++) {
            DealEvent event = switch (random.nextInt(3)) {
                case 0 -> {
                    var target = stages.get(random.nextInt(stages.size()));
                    var moved = move(stage, target);
                    stage = target;
                    if (moved.outcome() == Outcome.OPEN) lastOpen = target;
                    yield moved;
                }
                case 1 -> {
                    value = new Money(random.nextLong(1_000_000), USD);
                    yield new DealValueChanged(TENANT, DEAL, value);
                }
                default -> {
                    probability = random.nextBoolean() ? null : Probability.of("0." + random.nextInt(10_000));
                    yield new DealProbabilityChanged(TENANT, DEAL, probability);
                }
            };
            deal = deal.evolve(event, AT.plusSeconds(step));

            assertThat(deal.stageId()).isEqualTo(stage);
            assertThat(deal.outcome()).isEqualTo(STAGES.get(stage));
            assertThat(deal.outcome().isClosed()).isEqualTo(deal.closedAt() != null);
            assertThat(deal.lastOpenStageId()).isEqualTo(lastOpen);
            assertThat(deal.value()).isEqualTo(value);
            assertThat(deal.probability()).isEqualTo(probability);
            assertThat(deal.version()).isEqualTo(step + 1L);
            assertThat(deal.updatedAt()).isEqualTo(AT.plusSeconds(step));
        }
        assertThat(deal.createdAt()).isEqualTo(AT);
    }

    @Test
    void theProbabilityIsOnTheScaleThatItWasLastSaidOn() {
        var deal = DealState.of((DealCreated) Examples.ofDeal().getFirst(), AT)
                .evolve(new DealProbabilityChanged(TENANT, DEAL, Probability.of("0.4"), ProbabilityScale.PERCENT), AT);

        assertThat(deal.probabilityScale()).isEqualTo(ProbabilityScale.PERCENT);
        assertThat(deal.evolve(new DealProbabilityChanged(TENANT, DEAL, Probability.of("0.6")), AT)
                        .probabilityScale())
                .isNull();
    }

    private static DealMovedToStage move(StageId from, StageId to) {
        return new DealMovedToStage(TENANT, DEAL, from, PIPELINE, to, STAGES.get(to), null);
    }
}
