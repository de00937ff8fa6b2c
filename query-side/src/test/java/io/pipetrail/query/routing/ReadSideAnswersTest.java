package io.pipetrail.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Questions that come through the query bus. */
class ReadSideAnswersTest {

    private static final StageId LEAD = new StageId(UUID.randomUUID());
    private static final StageId OTHER = new StageId(UUID.randomUUID());
    private static final StageTotals TOTALS = new StageTotals(3, List.of());

    private final AtSeven here = new AtSeven();
    private final ReadSideAnswers answers = new ReadSideAnswers(here);

    @Test
    void whatIsShownIsToldAtOnce() {
        assertThat(answers.handle(new AwaitPosition(7, 60_000)).join()).isEqualTo(new PositionShown(7));
    }

    /** The node that folds may be another one: then this one knows that it was reached before it knows how far it went. */
    @Test
    void whatWasReachedElsewhereIsToldToo() {
        here.reached.countDown();
        assertThat(answers.handle(new AwaitPosition(9, 60_000)).join()).isEqualTo(new PositionShown(9));
    }

    @Test
    void whatIsNotShownInTimeIsToldAsItIs() {
        assertThat(answers.handle(new AwaitPosition(9, 1)).join()).isEqualTo(new PositionShown(7));
    }

    @Test
    void theThreadThatBringsAQuestionDoesNotWait() {
        var later = answers.handle(new AwaitPosition(9, 60_000));
        assertThat(later).isNotDone();
        here.reached.countDown();
        await().atMost(Duration.ofSeconds(30)).until(later::isDone);
    }

    @Test
    void onlyTheStagesThatAreAskedForAreTold() {
        var found = answers.handle(new FindStageTotals(new TenantId(UUID.randomUUID()), List.of(LEAD)));
        assertThat(found.join().byStage()).isEqualTo(Map.of(LEAD, TOTALS));
    }

    private static final class AtSeven implements ReadSide {

        private final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
            return position <= 7 || reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public long position() {
            return 7;
        }

        @Override
        public Map<StageId, StageTotals> stageTotals(TenantId tenant, Collection<StageId> stages) {
            return Map.of(LEAD, TOTALS, OTHER, StageTotals.NONE);
        }
    }
}
