package io.pipetrail.web.readside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MinPositionTest {

    private static final Duration WAIT = Duration.ofMillis(300);

    @Test
    void aReadGoesOnOnceItsPositionIsShown() throws InterruptedException {
        assertThat(asked("GET", "7")).isTrue();
        assertThat(asked("HEAD", "7")).isTrue();
    }

    @Test
    void aReadOfWhatIsNotShownInTimeIsRefused() {
        assertThatThrownBy(() -> asked("GET", "8"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.status().value()).isEqualTo(503));
    }

    @Test
    void whereThereIsNoReadSideThereIsNothingToWaitFor() throws InterruptedException {
        assertThat(asked(new StaticListableBeanFactory(), "GET", "8")).isTrue();
        assertThatThrownBy(() -> asked(new StaticListableBeanFactory(), "GET", "x"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void writesDoNotWait() throws InterruptedException {
        assertThat(asked("POST", "8")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999999999999"})
    void whatIsNoPositionIsRefused(String text) {
        assertThatThrownBy(() -> asked("GET", text))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.status().value()).isEqualTo(400));
    }

    private static boolean asked(String method, String position) throws InterruptedException {
        var beans = new StaticListableBeanFactory();
        beans.addBean("readSide", new AtSeven());
        return asked(beans, method, position);
    }

    private static boolean asked(StaticListableBeanFactory beans, String method, String position)
            throws InterruptedException {
        var request = new MockHttpServletRequest(method, "/v1/x");
        request.addHeader(MinPosition.HEADER, position);
        return new MinPosition(beans.getBeanProvider(ReadSide.class), WAIT)
                .preHandle(request, new MockHttpServletResponse(), "a controller");
    }

    /** A read side that has come to position 7 and stays there. */
    private static final class AtSeven implements ReadSide {

        @Override
        public boolean awaitPosition(long position, Duration atMost) {
            assertThat(atMost).isEqualTo(WAIT);
            return position <= position();
        }

        @Override
        public long position() {
            return 7;
        }

        @Override
        public Map<StageId, StageTotals> stageTotals(TenantId tenant, Collection<StageId> stages) {
            return Map.of();
        }
    }
}
