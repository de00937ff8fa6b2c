package io.pipetrail.command.tenant;

import io.pipetrail.events.TenantId;
import java.util.Currency;

/** Lets a new tenant begin. */
public record OpenTenant(TenantId tenantId, String slug, String name, Currency baseCurrency) implements TenantCommand {}
