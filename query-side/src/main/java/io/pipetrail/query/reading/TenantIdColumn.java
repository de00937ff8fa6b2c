package io.pipetrail.query.reading;

import io.pipetrail.events.TenantId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's id as a column, so that repositories can ask for it by its own type. */
@Converter(autoApply = true)
public class TenantIdColumn implements AttributeConverter<TenantId, UUID> {

    @Override
    public @Nullable UUID convertToDatabaseColumn(@Nullable TenantId tenant) {
        return tenant == null ? null : tenant.value();
    }

    @Override
    public @Nullable TenantId convertToEntityAttribute(@Nullable UUID uuid) {
        return uuid == null ? null : new TenantId(uuid);
    }
}
