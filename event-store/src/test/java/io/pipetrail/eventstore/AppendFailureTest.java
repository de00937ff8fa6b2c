package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class AppendFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "FEHLER", "ERREUR"})
    void whatAServerOfAnyLanguageRefusesIsRefusedForSure(String severity) {
        assertThat(AppendFailure.isSure(reported(severity, "23505"))).isTrue();
        assertThat(AppendFailure.isSure(reported(severity, "57014"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "25P03", "XX000", "08006"})
    void whatAServerSaysWhenItGoesIsNoAnswer(String state) {
        assertThat(AppendFailure.isSure(reported("FATAL", state))).isFalse();
    }

    @Test
    void aBrokenConnectionIsNoAnswerEither() {
        assertThat(AppendFailure.isSure(new PSQLException("gone", PSQLState.CONNECTION_FAILURE)))
                .isFalse();
    }

    private static SQLException reported(String severity, String state) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0C" + state + "\0Mwhatever\0"));
    }
}
