package io.pipetrail.web;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.web.body.Values;
import io.pipetrail.web.security.KeyId;
import io.pipetrail.web.wire.v1.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/** Reads path variables and query parameters as strictly as bodies: ids, instants, dates, currencies, choices in lower case. */
final class Parameters {

    private Parameters() {}

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, DealId.class, Ids::deal);
        registry.addConverter(String.class, StageId.class, Ids::stage);
        registry.addConverter(String.class, PipelineId.class, Ids::pipeline);
        registry.addConverter(String.class, ActivityId.class, Ids::activity);
        registry.addConverter(String.class, KeyId.class, Ids::key);
        registry.addConverter(String.class, Instant.class, Values::instant);
        registry.addConverter(String.class, LocalDate.class, Values::date);
        registry.addConverter(String.class, Currency.class, Values::currency);
        registry.addConverterFactory(new Choices());
    }

    /** Enum constants by their names in lower case. */
    @SuppressWarnings("rawtypes") // as Spring declares it, an enum of no type in particular
    private static final class Choices implements ConverterFactory<String, Enum> {

        @Override
        @SuppressWarnings("unchecked") // Spring asks for enums only
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Values.choice(text, type);
        }
    }
}
