package io.pipetrail.events.tenant;

import io.pipetrail.events.TenantId;
import java.util.Currency;

/** A tenant began to work with Pipetrail. */
public record TenantOpened(TenantId tenantId, String slug, String name, Currency baseCurrency) implements TenantEvent {}
