package io.pipetrail.standalone.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Pipetrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seen red with a request in the session that is refused: the readiness of a server that was not ready yet. */
class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void aServerInTrainingServesARoundOfRequestsAndEnds() throws IOException {
        var log = folder.resolve("training.log");

        var ended = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pipetrail.class.getName(),
                        "--spring.profiles.active=training",
                        "--pipetrail.training.rounds=2",
                        "--server.port=0",
                        "--pipetrail.data-dir=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .onExit()
                .join();

        // One where the first took all the time that there is for a rehearsal.
        assertThat(log).content().containsPattern("Rehearsed [12] rounds");
        assertThat(ended.exitValue()).isZero();
        assertThat(Files.exists(folder.resolve("data/postgres/postmaster.pid"))).isFalse();
    }
}
