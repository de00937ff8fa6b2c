package io.pipetrail.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void isDurableAndKeepsItsDataWhenItIsStartedAgain() throws SQLException {
        var data = new DataDirectory(folder);
        try (var database = EmbeddedDatabase.start(data)) {
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
            run(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (var again = EmbeddedDatabase.start(data)) {
            assertThat(ask(again, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesAFolderThatAnotherServerIsWorkingOn() {
        var data = new DataDirectory(folder);
        try (var database = EmbeddedDatabase.start(data)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data)).isInstanceOf(DataDirectoryInUse.class);
            assertThat(database.jdbcUrl()).isNotBlank();
        }
    }

    @Test
    void startsDespiteTheProcessIdOfSomebodyElseInAStaleFile() throws Exception {
        var data = new DataDirectory(folder);
        EmbeddedDatabase.start(data).close();
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                "%d\n%s\n".formatted(ProcessHandle.current().pid(), data.postgres()));

        try (var again = EmbeddedDatabase.start(data)) {
            assertThat(ask(again, "SELECT 1")).isEqualTo("1");
        }
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), "");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
