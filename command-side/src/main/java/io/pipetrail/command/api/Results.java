package io.pipetrail.command.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.command.deal.ActivityDecided;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.events.tenant.TenantState;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What commands answer, as it is kept in receipts: JSON under the simple name of its type, one of a fixed list. */
final class Results {

    private static final Map<String, Class<?>> TYPES = Stream.<Class<?>>of(
                    TenantState.class,
                    PipelineDecided.class,
                    StageDecided.class,
                    StageGone.class,
                    DealDecided.class,
                    DealGone.class,
                    ActivityDecided.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Results() {}

    static String typeOf(Object result) {
        var type = result.getClass().getSimpleName();
        if (!result.getClass().equals(TYPES.get(type))) throw new IllegalArgumentException("no result: " + type);
        return type;
    }

    static String write(Object result) {
        return JSON.writeValueAsString(result);
    }

    static Object read(String type, byte[] json) {
        var known = TYPES.get(type);
        if (known == null) throw new IllegalStateException("no result: " + type);
        return JSON.readValue(json, known);
    }
}
