package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.reading.Beginnings;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Controllers may take a {@link Moment} as an argument: what {@code as_of} and {@code known_at} ask for. */
@Component
final class MomentArgument implements HandlerMethodArgumentResolver {

    private final EventLog log;
    private final Beginnings beginnings;
    private final Clock clock;

    MomentArgument(EventLog log, Beginnings beginnings, Clock clock) {
        this.log = log;
        this.beginnings = beginnings;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Moment.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var asOf = request.getParameter("as_of");
        var knownAt = request.getParameter("known_at");
        var now = clock.instant();
        if (asOf == null) return known(Moment.present(now), knownAt, now);
        return known(Moment.asOf(asOf(Store.of(request).id(), asOf, now)), knownAt, now);
    }

    /** The moment by no more than was known then, where that is asked for. */
    Moment known(Moment moment, @Nullable String knownAt, Instant now) {
        if (knownAt == null) return moment;
        var at = Asked.past("known_at", knownAt, now);
        return moment.knownAt(at, log.positionAt(at));
    }

    private Instant asOf(TenantId tenant, String text, Instant now) {
        var asOf = Asked.past("as_of", text, now);
        if (beginnings.isBefore(tenant, asOf)) {
            throw Refusal.badRequest("as_of", "must not be before the store's first event");
        }
        return asOf;
    }
}
