package io.pipetrail.command.api.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.command.Change;
import io.pipetrail.web.problem.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a body is said in the words of class-validator. Seen red: with a missing text not called empty. */
class CheckedTest {

    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000021");

    @Test
    void aTextThatMustBeThere() {
        assertThat(complaints("{}", body -> body.requiredText("name", 5)))
                .containsExactly("name should not be empty", "name must be a string");
        assertThat(complaints("{\"name\": \"\"}", body -> body.requiredText("name", 5)))
                .containsExactly("name should not be empty");
        assertThat(complaints("{\"name\": 5}", body -> body.requiredText("name", 5)))
                .containsExactly("name must be a string");
        assertThat(complaints("{\"name\": \"Enterprise\"}", body -> body.requiredText("name", 5)))
                .containsExactly("name must be shorter than or equal to 5 characters");
    }

    @Test
    void aWholeNumber() {
        assertThat(complaints("{\"n\": 2.5}", body -> body.integer("n", 0, 100)))
                .containsExactly("n must be an integer number");
        assertThat(complaints("{\"n\": -1}", body -> body.integer("n", 0, 100)))
                .containsExactly("n must not be less than 0");
        assertThat(complaints("{\"n\": 101}", body -> body.integer("n", 0, 100)))
                .containsExactly("n must not be greater than 100");
        assertThat(complaints("{\"n\": \"3\"}", body -> body.integer("n", 0, 100)))
                .containsExactly(
                        "n must be an integer number", "n must not be less than 0", "n must not be greater than 100");
        assertThat(of("{\"n\": 3.0}").integer("n", 0, 100)).isEqualTo(Change.to(3));
    }

    @Test
    void anId() {
        assertThat(complaints("{\"id\": \"17\"}", body -> body.uuid("id"))).containsExactly("id must be a UUID");
        assertThat(complaints("{}", body -> body.requiredUuid("id"))).containsExactly("id must be a UUID");
        assertThat(complaints("{\"id\": null}", body -> body.requiredUuid("id")))
                .containsExactly("id must be a UUID");
        assertThat(of("{\"id\": \"" + ID + "\"}").requiredUuid("id")).isEqualTo(ID);
    }

    @Test
    void objectsInAListSayWhereTheyAre() {
        assertThat(complaints("{\"stages\": [{}, 5]}", body -> {
                    for (var stage : body.objects("stages", 9)) stage.requiredText("name", 5);
                }))
                .containsExactly(
                        "each value in nested property stages must be either object or array",
                        "stages.0.name should not be empty",
                        "stages.0.name must be a string");
    }

    @Test
    void nothingIsSaidOfWhatNobodyAskedFor() {
        assertThat(complaints("{\"other\": 5}", body -> body.text("name", 5))).isEmpty();
    }

    private static List<String> complaints(String json, Consumer<Checked> asking) {
        var body = of(json);
        asking.accept(body);
        try {
            body.refuseIfInvalid();
            return List.of();
        } catch (Refusal refusal) {
            return ((List<?>) refusal.members().get("messages"))
                    .stream().map(String::valueOf).toList();
        }
    }

    private static Checked of(String json) {
        return Checked.of((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
