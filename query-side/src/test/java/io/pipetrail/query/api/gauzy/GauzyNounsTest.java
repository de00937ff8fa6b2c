package io.pipetrail.query.api.gauzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.query.deals.ChosenDeals;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealColumn;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.web.problem.Refusal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is printed and looked for along with deals and pipelines of any number. */
class GauzyNounsTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:00:00Z");
    private static final TenantId TENANT = new TenantId(id(1));
    private static final PipelineId PIPELINE = new PipelineId(id(2));
    private static final StageId STAGE = new StageId(id(3));
    private static final PipelineState SALES = PipelineState.of(
                    new PipelineCreated(TENANT, PIPELINE, "Sales", null, PipelineType.SALES), AT)
            .evolve(new StageAdded(TENANT, PIPELINE, STAGE, 1, "Lead", null, Outcome.OPEN, null, 0, null), AT);
    private static final Pipelines PIPELINES = new Pipelines(1, Optional.empty(), List.of(SALES), Map.of(), List.of());

    private final ChosenDeals chosen = mock(ChosenDeals.class);
    private final GauzyNouns nouns = new GauzyNouns(chosen);

    @Test
    void dealsInOneStageShareIt() {
        var relations = new Relations(Set.of("stage", "stage.pipeline", "stage.pipeline.stages"));

        var printed = nouns.deals(List.of(deal(4), deal(5)), PIPELINES, relations);

        assertThat(printed.getFirst().related().get("stage"))
                .isNotNull()
                .isSameAs(printed.getLast().related().get("stage"));
    }

    /** Nothing in the answer could tell that some are left out. */
    @Test
    void moreDealsInStagesThanCanBePrintedAreRefused() {
        when(chosen.find(any(), any()))
                .thenReturn(new ChosenDeals.Found(List.of(deal(4)), GauzyNouns.MOST_IN_STAGES + 1L, PIPELINES));

        assertThatThrownBy(
                        () -> nouns.pipelines(TENANT, List.of(SALES), new Relations(Set.of("stages", "stages.deals"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void dealsOfAPipelineAreLookedForInItsStages() {
        var catalog = mock(Catalog.class);
        when(catalog.pipelines(TENANT)).thenReturn(PIPELINES);
        var stages = new StagesOfPipelines(catalog);
        var title = Condition.is(DealColumn.TITLE, "Acme");

        assertThat(stages.instead(TENANT, List.of(Condition.is(DealColumn.PIPELINE, PIPELINE.value()), title)))
                .containsExactly(Condition.is(DealColumn.STAGE, STAGE.value()), title);
        assertThat(stages.instead(TENANT, List.of(Condition.is(DealColumn.PIPELINE, id(9)))))
                .containsExactly(new Condition(DealColumn.STAGE, true, List.of()));
    }

    private static DealState deal(int number) {
        var value = Money.zero(Currency.getInstance("USD"));
        return DealState.of(
                new DealCreated(
                        TENANT,
                        new DealId(id(number)),
                        PIPELINE,
                        STAGE,
                        Outcome.OPEN,
                        "Acme",
                        null,
                        value,
                        null,
                        null,
                        Contact.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null),
                AT);
    }

    private static UUID id(int number) {
        return UUID.fromString("01980000-0000-7000-8000-%012d".formatted(number));
    }
}
