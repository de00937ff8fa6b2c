package io.pipetrail.web.security;

import io.pipetrail.events.TenantId;

/** The store that a request is about, known to exist and to be the caller's: controllers may take it as an argument. */
public record Store(TenantId id, String slug) {}
