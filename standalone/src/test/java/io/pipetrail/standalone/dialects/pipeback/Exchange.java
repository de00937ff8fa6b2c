package io.pipetrail.standalone.dialects.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the vendor's page prints it and the answer that it gets there. {@code {{time}}} stands for any time of the
 * vendor's form, and any other {@code {{name}}} for an id: the one it stood for before, or whatever comes where it is new.
 */
final class Exchange {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final String name;
    private final String method;
    private final String path;
    private final String body;
    private final int status;
    private final JsonNode answer;

    private Exchange(String name, String text) {
        var halves = text.split("\n\n(?=\\d{3}\n)", 2);
        var request = halves[0].split("\n", 2);
        var answered = halves[1].split("\n", 2);
        this.name = name;
        this.method = request[0].split(" ")[0];
        this.path = request[0].split(" ")[1];
        this.body = request.length > 1 ? request[1].strip() : "";
        this.status = Integer.parseInt(answered[0]);
        this.answer = JSON.readTree(answered[1]);
    }

    static Exchange read(String name) {
        var file = "/io/pipetrail/standalone/dialects/pipeback/" + name + ".txt";
        try (var in = Exchange.class.getResourceAsStream(file)) {
            return new Exchange(name, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the request, and compares what comes to the letter; notes the ids that are new. */
    Api.Answer with(Api client, Map<String, String> ids) {
        var answered = client.send(method, fill(path, ids), fill(body, ids));
        assertThat(answered.status()).as("%s: %s", name, answered.body()).isEqualTo(status);
        compare(answered.json(), answer, "", ids);
        return answered;
    }

    private void compare(JsonNode actual, JsonNode expected, String at, Map<String, String> ids) {
        var what = name + " at " + at;
        assertThat(actual.getNodeType()).as(what).isEqualTo(expected.getNodeType());
        if (expected.isObject()) {
            assertThat(actual.propertyNames()).as(what).containsExactlyElementsOf(expected.propertyNames());
            expected.propertyNames()
                    .forEach(field -> compare(actual.get(field), expected.get(field), at + "/" + field, ids));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(what).isEqualTo(expected.size());
            for (var i = 0; i < expected.size(); i++) compare(actual.get(i), expected.get(i), at + "/" + i, ids);
        } else {
            var variable = VARIABLE.matcher(expected.asString(""));
            if (variable.matches()) stands(variable.group(1), actual.asString(), what, ids);
            else assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private static void stands(String variable, String actual, String what, Map<String, String> ids) {
        if (variable.equals("time")) {
            assertThat(actual).as(what).matches(TIME);
            return;
        }
        assertThat(actual).as(what).matches(UUID);
        assertThat(actual).as(what).isEqualTo(ids.computeIfAbsent(variable, isNew -> actual));
    }

    private static String fill(String text, Map<String, String> ids) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(Objects.requireNonNull(ids.get(match.group(1)))));
    }
}
