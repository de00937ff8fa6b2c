package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeySecretTest {

    @Test
    void aMintedKeyHasItsForm() {
        var secret = KeySecret.mint(KeySecret.LIVE);

        assertThat(secret).startsWith("pt_live_").hasSize("pt_live_".length() + 43 + 6);
        assertThat(KeySecret.isWellFormed(secret)).isTrue();
        assertThat(secret).endsWith(KeySecret.hint(secret));
    }

    @Test
    void noTwoAreEqual() {
        assertThat(Stream.generate(() -> KeySecret.mint("pt_test_")).limit(1000))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMistypedKeyIsKnownWithoutALookUp() {
        var secret = KeySecret.mint(KeySecret.LIVE);

        var mistyped = IntStream.range("pt_live_".length(), secret.length())
                .mapToObj(
                        i -> secret.substring(0, i) + (secret.charAt(i) == 'a' ? 'b' : 'a') + secret.substring(i + 1));
        assertThat(mistyped).noneMatch(KeySecret::isWellFormed);
        assertThat(KeySecret.isWellFormed(secret + "a")).isFalse();
        assertThat(KeySecret.isWellFormed(secret.replace("pt_live_", "pt_test_")))
                .isFalse();
        assertThat(KeySecret.isWellFormed("")).isFalse();
    }

    @Test
    void checksumsStayTheSameForEver() {
        var body = "pt_live_" + "A".repeat(43);

        assertThat(KeySecret.isWellFormed(body + "1i2yQo")).isTrue();
        assertThat(KeySecret.isWellFormed(body + "000000")).isFalse();
    }
}
