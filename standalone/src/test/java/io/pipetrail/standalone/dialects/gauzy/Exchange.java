package io.pipetrail.standalone.dialects.gauzy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs requests from files, each with the answer that it must get: a request line, a body, and behind a blank line the status
 * and the body of the answer, in which all fields must be and no others. What is first called {@code {{deal}}} in an answer is
 * any UUID, and the same one from then on.
 */
final class Exchange {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z0-9-]+)}}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final Api api;
    private final Map<String, String> known = new HashMap<>();

    Exchange(Organization organization) {
        api = organization.api();
        known.put("organization", organization.id());
    }

    Exchange knowing(String name, String value) {
        known.put(name, value);
        return this;
    }

    Api.Answer run(String file) {
        var parts = read(file).split("\n\n", 2);
        var request = parts[0].split("\n", 2);
        var expected = parts[1].split("\n", 2);
        var line = request[0].split(" ", 2);
        var answer = api.send(line[0], filled(line[1]), request.length > 1 ? filled(request[1]) : "");
        assertThat(answer.status())
                .describedAs("%s: %s", file, answer.body())
                .isEqualTo(Integer.parseInt(expected[0].strip()));
        assertSame(file, JsonMapper.shared().readTree(expected[1]), answer.json());
        return answer;
    }

    private void assertSame(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            assertThat(actual.propertyNames())
                    .describedAs(at)
                    .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            expected.forEachEntry((name, value) -> assertSame(at + "/" + name, value, actual.get(name)));
        } else if (expected.isArray()) {
            assertThat(actual.size()).describedAs(at).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) assertSame(at + "/" + i, expected.get(i), actual.get(i));
        } else if (expected.isString() && NAME.matcher(expected.stringValue()).matches()) {
            assertThat(actual.isString()).describedAs(at).isTrue();
            assertNamed(at, NAME.matcher(expected.stringValue()).replaceAll("$1"), actual.stringValue());
        } else {
            assertThat(actual).describedAs(at).isEqualTo(expected);
        }
    }

    private void assertNamed(String at, String name, String actual) {
        if (name.equals("instant")) assertThat(actual).describedAs(at).matches(INSTANT);
        else if (known.containsKey(name)) assertThat(actual).describedAs(at).isEqualTo(known.get(name));
        else {
            assertThat(actual).describedAs(at).matches(UUID);
            known.put(name, actual);
        }
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> Objects.requireNonNull(known.get(name.group(1)), name.group(1)));
    }

    private static String read(String file) {
        try (var in = Objects.requireNonNull(Exchange.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
