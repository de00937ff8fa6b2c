package io.pipetrail.standalone.dialects.whale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests and their answers as a file prints them, each beginning with a line {@code ###}. Where {@code <instant>} stands is
 * any instant, {@code <deal>} is an id, the same one wherever it has this name. What is printed must be there with this value
 * and this type; there may be more, as the native API says more than Whale does.
 */
record PrintedPage(String name, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NAMED = Pattern.compile("<([a-z]+)>");
    private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern EXCHANGE =
            Pattern.compile("(?ms)^###[^\\n]*\\n(\\w+) (\\S+)\\n(.*?)^=> (\\d+)\\n(.*?)(?=^###|\\z)");

    static PrintedPage read(String name) {
        try (var in = PrintedPage.class.getResourceAsStream(name + ".http")) {
            assertThat(in).as(name).isNotNull();
            return new PrintedPage(name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all requests in their order; returns how many. */
    int runWith(Api api, Map<String, String> ids) {
        var sent = 0;
        for (var found = EXCHANGE.matcher(text); found.find(); sent++) {
            var request = found.group(1) + " " + found.group(2);
            var answer = api.send(
                    found.group(1),
                    filled(found.group(2), ids),
                    filled(found.group(3), ids).strip());
            assertThat(answer.status()).as(request + " " + answer.body()).isEqualTo(Integer.parseInt(found.group(4)));
            compare(request, JSON.readTree(found.group(5)), answer.json(), ids);
        }
        return sent;
    }

    private static String filled(String text, Map<String, String> ids) {
        return NAMED.matcher(text).replaceAll(it -> ids.getOrDefault(it.group(1), it.group()));
    }

    private static void compare(String where, JsonNode printed, JsonNode actual, Map<String, String> ids) {
        assertThat(actual).as(where).isNotNull();
        assertThat(actual.getNodeType()).as("%s: %s", where, actual).isEqualTo(printed.getNodeType());
        if (printed.isObject()) {
            printed.properties()
                    .forEach(it -> compare(where + "/" + it.getKey(), it.getValue(), actual.get(it.getKey()), ids));
        } else if (printed.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(printed.size());
            for (var i = 0; i < printed.size(); i++) compare(where + "/" + i, printed.get(i), actual.get(i), ids);
        } else if (printed.isNumber()) {
            assertThat(actual.decimalValue()).as(where).isEqualByComparingTo(printed.decimalValue());
        } else if (printed.isString()) {
            compare(where, printed.asString(), actual.asString(), ids);
        } else {
            assertThat(actual).as(where).isEqualTo(printed);
        }
    }

    private static void compare(String where, String printed, String actual, Map<String, String> ids) {
        var named = NAMED.matcher(printed);
        if (!named.matches()) {
            assertThat(actual).as(where).isEqualTo(printed);
        } else if (named.group(1).equals("instant")) {
            assertThat(actual).as(where).matches(INSTANT);
        } else {
            assertThat(actual).as(where).matches(ID).isEqualTo(ids.computeIfAbsent(named.group(1), it -> actual));
        }
    }
}
