package io.pipetrail.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        var data = new DataDirectory(folder.resolve("not there yet"));

        assertThat(data.secret("key", () -> "first")).isEqualTo("first");
        assertThat(data.secret("key", () -> "second")).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.file("key"))))
                .isEqualTo("rw-------");
    }
}
