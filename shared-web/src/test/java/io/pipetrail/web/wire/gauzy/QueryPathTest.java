package io.pipetrail.web.wire.gauzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.web.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of parameters in brackets, whatever somebody makes of them. */
class QueryPathTest {

    @Test
    void keysStandInBrackets() {
        assertThat(QueryPath.of("take")).containsExactly("take");
        assertThat(QueryPath.of("where[stage][name]")).containsExactly("where", "stage", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"where[id]", "where[id][]", "where[id][0]", "where[id][12][]"})
    void placesInListsAreNoKeys(String name) {
        assertThat(QueryPath.of(name)).containsExactly("where", "id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[a]", "a]", "a[b", "a[b]c", "a[[b]]", "a[b]]", "a]b[c]"})
    void whatIsNoSuchNameHasNoPath(String name) {
        assertThat(QueryPath.of(name)).isEmpty();
    }

    /** As many as fit into the first line of a request. */
    @Test
    void whatIsTooDeepIsRefusedHoweverDeepItIs() {
        assertThat(QueryPath.of("where" + "[a]".repeat(QueryPath.DEEPEST))).hasSize(11);
        for (var deep : new int[] {QueryPath.DEEPEST + 1, 3_900}) {
            assertThatThrownBy(() -> QueryPath.of("where" + "[]".repeat(deep))).isInstanceOf(Refusal.class);
        }
    }
}
