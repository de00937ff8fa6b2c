package io.pipetrail.standalone.dialects.introzy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request and its answer as a file has them: method and path, body, a line with the status, body. In the answer
 * {@code <uuid>} and {@code <instant>} stand for any such text; {@code <deal>} is the one that the test knows by this name, or
 * is known by it from then on. Fields have to be the same ones in the same order, and values of the same type.
 */
record Exchange(String name, String method, String path, String body, int status, JsonNode answer) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAMED = Pattern.compile("<([a-zA-Z]+)>");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    static Exchange read(String name) {
        try (var in = Exchange.class.getResourceAsStream(name + ".http")) {
            assertThat(in).as(name).isNotNull();
            var parts = Pattern.compile("^=> (\\d{3})$", Pattern.MULTILINE)
                    .splitWithDelimiters(new String(in.readAllBytes(), UTF_8), 0);
            var request = parts[0].split("\n", 2);
            var line = request[0].split(" ", 2);
            var status = Integer.parseInt(parts[1].substring(3));
            return new Exchange(name, line[0], line[1], request[1].strip(), status, JSON.readTree(parts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the request and holds the answer against the file. */
    Api.Answer with(Api api, Map<String, String> known) {
        var answered = api.send(method, filled(path, known), filled(body, known));
        assertThat(answered.status()).as("%s: %s", name, answered.body()).isEqualTo(status);
        compare(name, answer, answered.json(), known);
        return answered;
    }

    private static String filled(String text, Map<String, String> known) {
        return NAMED.matcher(text).replaceAll(it -> known.getOrDefault(it.group(1), it.group()));
    }

    private static void compare(String where, JsonNode expected, JsonNode actual, Map<String, String> known) {
        assertThat(actual.getNodeType()).as("%s: %s", where, actual).isEqualTo(expected.getNodeType());
        if (expected.isObject()) {
            assertThat(List.copyOf(actual.propertyNames())).as(where).isEqualTo(List.copyOf(expected.propertyNames()));
            expected.properties()
                    .forEach(it -> compare(where + "/" + it.getKey(), it.getValue(), actual.get(it.getKey()), known));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (var i = 0; i < expected.size(); i++) {
                compare(where + "/" + i, expected.get(i), actual.get(i), known);
            }
        } else if (expected.isString()) {
            compare(where, expected.asString(), actual.asString(), known);
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static void compare(String where, String expected, String actual, Map<String, String> known) {
        var named = NAMED.matcher(expected);
        if (!named.matches()) {
            assertThat(actual).as(where).isEqualTo(expected);
        } else if (named.group(1).equals("instant")) {
            assertThat(actual).as(where).matches(INSTANT);
        } else if (named.group(1).equals("uuid")) {
            assertThat(actual).as(where).matches(UUID);
        } else {
            assertThat(actual).as(where).matches(UUID).isEqualTo(known.computeIfAbsent(named.group(1), it -> actual));
        }
    }
}
