package io.pipetrail.query.api.introzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.web.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrozyPageTest {

    @Test
    void unlessAskedItIsTheFirstOneWithFiftyDeals() {
        assertThat(IntrozyPage.parse(null, null)).isEqualTo(new IntrozyPage(1, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1.5", "ten", "", "99999999999999999999"})
    void aLimitOutOfRangeIsRefused(String limit) {
        assertThatThrownBy(() -> IntrozyPage.parse("1", limit)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "two", "", "99999999999999999999"})
    void aPageThatIsNoNumberFromOneOnIsRefused(String page) {
        assertThatThrownBy(() -> IntrozyPage.parse(page, "20")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 1, true", "2, 100, 100, false", "2, 100, 101, true", "1000, 100, 1000000, true"})
    void hasDealsOnItIfThereAreMoreThanOnThePagesBefore(int page, int limit, long total, boolean within) {
        assertThat(new IntrozyPage(page, limit).isWithin(total)).isEqualTo(within);
    }

    /** Seen red without the bound. */
    @Test
    void aPageThatWouldHaveDealsButIsTooFarDownIsRefused() {
        assertThatThrownBy(() -> new IntrozyPage(1_001, 100).isWithin(1_000_000))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aPageBehindAllDealsIsEmptyHoweverFarDownItIs() {
        assertThat(new IntrozyPage(999_999_999, 100).isWithin(1_000_000)).isFalse();
    }
}
