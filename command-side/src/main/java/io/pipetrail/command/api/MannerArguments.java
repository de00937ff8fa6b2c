package io.pipetrail.command.api;

import io.pipetrail.web.RequestContext;
import io.pipetrail.web.body.Values;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the {@link Manner} of a write from its headers. */
@Component
class MannerArguments implements HandlerMethodArgumentResolver {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"v(\\d{1,18})\"");
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");
    private static final Pattern MINIMAL = Pattern.compile("return\\s*=\\s*\"?minimal\"?");
    private static final Pattern BETWEEN = Pattern.compile("[,;]");

    private final Clock clock;

    MannerArguments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Manner.class;
    }

    @Override
    public Manner resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var path = request.getRequestURI();
        var query = request.getQueryString();
        return new Manner(
                request.getMethod(),
                query == null ? path : path + "?" + query,
                path,
                expectedVersion(request),
                idempotencyKey(request),
                occurredAt(request),
                parts(request, "Prefer").stream()
                        .anyMatch(part -> MINIMAL.matcher(part).matches()));
    }

    /** Any of the listed versions; a weak tag counts too, as proxies that compress make strong ones weak. */
    private static @Nullable String expectedVersion(HttpServletRequest request) {
        var tags = parts(request, "If-Match");
        if (tags.isEmpty() || tags.contains("*")) return null;
        return tags.stream().map(MannerArguments::version).collect(Collectors.joining(","));
    }

    private static String version(String tag) {
        var version = VERSION.matcher(tag);
        if (version.matches()) return version.group(1);
        throw Refusal.badRequest("If-Match", "must be * or entity tags such as \"v3\"");
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null || KEY.matcher(key).matches()) return key;
        throw Refusal.badRequest("Idempotency-Key", "must have 1 to 255 printable ASCII characters");
    }

    private @Nullable Instant occurredAt(HttpServletRequest request) {
        var header = request.getHeader("X-Occurred-At");
        if (header == null) return null;
        var caller = RequestContext.current().caller();
        if (caller == null || caller.role() != Role.ADMIN) throw Refusal.forbidden();
        var instant = instant(header);
        if (!instant.isAfter(clock.instant())) return instant;
        throw Refusal.unprocessable(List.of(new FieldError("X-Occurred-At", "must not be in the future")));
    }

    private static Instant instant(String header) {
        try {
            return Values.instant(header);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("X-Occurred-At", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> parts(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(BETWEEN::splitAsStream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
