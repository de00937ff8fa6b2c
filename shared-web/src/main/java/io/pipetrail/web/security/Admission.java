package io.pipetrail.web.security;

import io.pipetrail.web.Dialects;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in, or not, in this order: a bad credential is a 401, too many requests are a 429, another's store is a
 * 404 as is one that is not there (or what a dialect tells who names it elsewhere than in the path), and the right store
 * without the right is a 403.
 */
final class Admission extends OncePerRequestFilter {

    static final String STORE = Store.class.getName();

    private final Dialects dialects;
    private final Credentials credentials;
    private final Stores stores;
    private final RateLimits limits;

    Admission(Dialects dialects, Credentials credentials, Stores stores, RateLimits limits) {
        this.dialects = dialects;
        this.credentials = credentials;
        this.stores = stores;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = RequestPath.of(request);
        var needed = Rights.neededFor(request.getMethod(), path);
        if (needed == Rights.NONE) {
            chain.doFilter(request, response);
            return;
        }
        var caller = authenticate(request);
        var dialect = dialects.of(request);
        limits.requests().count(caller.actor().kind() + caller.actor().id() + caller.tenantId(), response, dialect);
        if (path.isInStore()) request.setAttribute(STORE, store(caller, path.segment(2)));
        if (!dialect.storesNamed(request).stream().allMatch(caller::isFor)) throw dialect.anotherStore();
        if (!needed.isGrantedTo(caller.role())) throw Refusal.forbidden();
        try (var _ = RequestContext.open(RequestContext.current().of(caller))) {
            CallerAuthentication.of(caller).during(() -> chain.doFilter(request, response));
        }
    }

    private Caller authenticate(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var lookedUp = new AtomicBoolean();
        try {
            return credentials.callerOf(request, () -> {
                limits.guesses().refuseSpent(address);
                lookedUp.set(true);
            });
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.UNAUTHORIZED) {
                if (lookedUp.get()) limits.guesses().count(address, null);
                limits.failures().count(address, null);
            }
            throw refusal;
        }
    }

    /** For a store's credential nothing is looked up, so a store that exists answers as fast as one that does not. */
    private Store store(Caller caller, String idOrSlug) {
        if (caller.role() == Role.OPERATOR) {
            return stores.find(idOrSlug).orElseThrow(() -> Refusal.notFound("store"));
        }
        if (!caller.belongsTo(idOrSlug)) throw Refusal.notFound("store");
        return caller.store();
    }
}
