package io.pipetrail.web.wire.v1;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Prints what an event says as the native API prints everything: snake_case, ids with their prefix, money in units and minor units. */
public final class EventData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addModule(new SimpleModule()
                    .addSerializer(printed(DealId.class, Ids::print))
                    .addSerializer(printed(StageId.class, Ids::print))
                    .addSerializer(printed(PipelineId.class, Ids::print))
                    .addSerializer(printed(ActivityId.class, Ids::print))
                    .addSerializer(printed(Currency.class, Plain::code))
                    .addSerializer(printed(Money.class, EventData::money)))
            .build();

    private EventData() {}

    public static JsonNode of(Object event) {
        return JSON.valueToTree(event);
    }

    private static Object money(Money money) {
        var printed = new LinkedHashMap<String, Object>();
        printed.put("value", Plain.units(money));
        printed.put("value_minor", money.minor());
        printed.put("currency", Plain.code(money.currency()));
        return printed;
    }

    private static <T> StdSerializer<T> printed(Class<T> type, Function<T, Object> print) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writePOJO(print.apply(value));
            }
        };
    }
}
