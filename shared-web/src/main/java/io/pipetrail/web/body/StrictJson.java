package io.pipetrail.web.body;

import io.pipetrail.web.problem.Refusal;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses what clients send: no name twice, nothing after the end, nothing deep or huge. Apart from how events are stored. */
final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "The JSON is too deep or a part too long.");
        } catch (JacksonException e) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "malformed_json", "The body is not JSON" + at(e.getLocation()));
        }
    }

    private static String at(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? "."
                : ": see line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }
}
