package io.pipetrail.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON that the log is written in: times as ISO text, decimals as they are, nothing for null, fields unknown to
 * the reader passed over. Types never stand in the data.
 */
final class Json {

    private Json() {}

    static void configure(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule("event-store")
                        .addSerializer(MetaData.class, new WriteMetaData())
                        .addDeserializer(MetaData.class, new ReadMetaData())
                        .addDeserializer(ReplayToken.class, new ReadToken<>(ReplayToken.class))
                        .addDeserializer(TrackingToken.class, new ReadToken<>(TrackingToken.class)));
    }

    /** Metadata is a flat map of texts. */
    private static final class WriteMetaData extends ValueSerializer<MetaData> {

        @Override
        public void serialize(MetaData metaData, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            metaData.forEach((key, value) -> {
                if (value != null) {
                    json.writeStringProperty(key, value.toString());
                }
            });
            json.writeEndObject();
        }
    }

    private static final class ReadMetaData extends ValueDeserializer<MetaData> {

        @Override
        public MetaData deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartObjectToken()) context.handleUnexpectedToken(MetaData.class, json);
            var texts = new HashMap<String, String>();
            for (var key = json.nextName(); key != null; key = json.nextName()) {
                if (json.nextToken().isStructStart()) context.handleUnexpectedToken(MetaData.class, json);
                texts.put(key, json.getValueAsString());
            }
            return MetaData.from(texts);
        }
    }
}
