package io.pipetrail.query.api.v1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.projection.Progress;
import io.pipetrail.query.reading.Beginnings;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
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

    /** After that nothing is recorded any more with an older time, whatever the clocks. */
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** To find the last position of an instant amid an import means to look at all that it recorded in minutes. */
    private final Cache<Instant, Long> positions =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final EventLog log;
    private final Progress progress;
    private final Beginnings beginnings;
    private final Clock clock;

    MomentArgument(EventLog log, Progress progress, Beginnings beginnings, Clock clock) {
        this.log = log;
        this.progress = progress;
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
        var isSettled = at.isBefore(now.minus(SETTLED));
        return moment.knownAt(at, isSettled ? positions.get(at, log::positionAt) : log.positionAt(at));
    }

    /** What was recorded only now may have happened before all that the read side knows of. */
    private boolean knowsAll() {
        try {
            if (progress.await(log.head(), PATIENCE)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable(PATIENCE);
    }

    private Instant asOf(TenantId tenant, String text, Instant now) {
        var asOf = Asked.past("as_of", text, now);
        if (beginnings.isBefore(tenant, asOf) && knowsAll() && beginnings.isBefore(tenant, asOf)) {
            throw Refusal.badRequest("as_of", "must not be before the store's first event");
        }
        return asOf;
    }
}
