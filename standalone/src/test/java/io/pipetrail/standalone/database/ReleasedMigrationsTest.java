package io.pipetrail.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A data directory that a released version made must start with this one: what it has executed stays as it was. A release adds
 * its new migrations to the list. Seen red: a comment changed in the first one of the read side.
 */
class ReleasedMigrationsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static Stream<String> released() throws IOException {
        try (var list = ReleasedMigrationsTest.class.getResourceAsStream("released-migrations")) {
            return new String(list.readAllBytes(), UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void isNeverEdited(String line) throws Exception {
        var digest = line.split(" +")[0];
        var file = ROOT.resolve(line.split(" +")[1]);

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))))
                .isEqualTo(digest);
    }
}
