package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pipetrail.web.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class DialectsTest {

    private static final Dialect OURS = new Named("v1", "");
    private static final Dialect OTHER = new Named("other", "/dialects/other");

    @Test
    void aPathIsInTheDialectThatIsMountedThere() {
        var dialects = new Dialects(List.of(OURS, OTHER));

        assertThat(dialects.at("/dialects/other")).isSameAs(OTHER);
        assertThat(dialects.at("/dialects/other/api")).isSameAs(OTHER);
        assertThat(dialects.at("/dialects/others/api")).isSameAs(OURS);
        assertThat(dialects.at("/v1/stores")).isSameAs(OURS);
        assertThat(dialects.at("")).isSameAs(OURS);
    }

    @Test
    void noTwoHaveTheSameNameOrMount() {
        assertThatIllegalStateException().isThrownBy(() -> new Dialects(List.of(OURS, new Named("x", ""))));
        assertThatIllegalStateException().isThrownBy(() -> new Dialects(List.of(OURS, new Named("v1", "/x"))));
        assertThatIllegalStateException().isThrownBy(() -> new Dialects(List.of(OTHER)));
    }

    private record Named(String name, String mount) implements Dialect {

        @Override
        public Spoken say(Refusal refusal, String path, String requestId) {
            return new Spoken(HttpStatus.OK, refusal.code(), "application/json");
        }
    }
}
