package io.pipetrail.query.audit;

import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Differences as the table keeps them: numbers stay as exact as they are. */
final class Reports {

    static final String NONE = "[]";

    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    String print(List<Difference> report) {
        return json.writeValueAsString(report);
    }

    List<Difference> read(String text) {
        return json.readValue(text, DIFFERENCES);
    }
}
