package io.pipetrail.web.wire.gauzy;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Gauzy among the dialects: an organization is a store, and a "no" has the shape that Nest gives it. */
public final class GauzyDialect implements Dialect {

    public static final String NAME = "gauzy";
    public static final String MOUNT = "/dialects/gauzy";

    private static final List<String> HEADERS = List.of("Tenant-Id", "Organization-Id");
    private static final Set<String> STORE = Set.of("organizationId", "tenantId");
    /** What is asked for under these names are properties, not their values. */
    private static final Set<String> ABOUT_PROPERTIES = Set.of("order", "relations");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public List<String> storesNamed(HttpServletRequest request) {
        var inHeaders = HEADERS.stream().flatMap(header -> Collections.list(request.getHeaders(header)).stream());
        var inQuery = request.getQueryString() == null
                ? Stream.<String>empty()
                : request.getParameterMap().entrySet().stream()
                        .filter(parameter -> namesStore(parameter.getKey()))
                        .flatMap(parameter -> Stream.of(parameter.getValue()));
        return Stream.concat(inHeaders, inQuery)
                .filter(store -> !store.isBlank())
                .toList();
    }

    /** At any depth, and with a dot between two properties as well. */
    private static boolean namesStore(String parameter) {
        var path = QueryPath.of(parameter);
        if (path.isEmpty() || ABOUT_PROPERTIES.contains(path.getFirst())) return false;
        var last = path.getLast();
        return STORE.contains(last.substring(last.lastIndexOf('.') + 1));
    }

    @Override
    public Spoken say(Refusal refusal, String path, String requestId) {
        var status = status(refusal);
        var error = error(refusal, status, path);
        return new Spoken(status, error, MediaType.APPLICATION_JSON_VALUE);
    }

    /** Fields that are not valid are a 400 here. */
    private static HttpStatus status(Refusal refusal) {
        var isAboutBody =
                refusal.code().equals("invalid_body") || !refusal.errors().isEmpty();
        return refusal.status() == HttpStatus.UNPROCESSABLE_CONTENT && isAboutBody
                ? HttpStatus.BAD_REQUEST
                : refusal.status();
    }

    private static GauzyError error(Refusal refusal, HttpStatus status, String path) {
        return switch (status) {
            case UNAUTHORIZED -> plain("Unauthorized", status);
            case FORBIDDEN -> named("Forbidden resource", status);
            case NOT_FOUND ->
                refusal.code().equals("not_found")
                        ? named("Cannot " + method() + " " + path, status)
                        : plain("The requested record was not found", status);
            case NOT_ACCEPTABLE -> plain(refusal.detail(), status);
            case CONTENT_TOO_LARGE -> plain("request entity too large", status);
            case UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED, SERVICE_UNAVAILABLE ->
                plain(status.getReasonPhrase(), status);
            case TOO_MANY_REQUESTS -> plain("ThrottlerException: Too Many Requests", status);
            case INTERNAL_SERVER_ERROR -> plain("Internal server error", status);
            default -> named(message(refusal), status);
        };
    }

    private static Object message(Refusal refusal) {
        if (refusal.members().get(Nest.MESSAGES) instanceof List<?> messages) return messages;
        return refusal.errors().isEmpty()
                ? refusal.detail()
                : refusal.errors().stream().map(GauzyDialect::message).toList();
    }

    private static String message(FieldError error) {
        var property = error.pointer().replaceFirst("^/", "").replace('/', '.');
        return property + " " + error.detail();
    }

    private static GauzyError named(Object message, HttpStatus status) {
        return new GauzyError(message, status.getReasonPhrase(), status.value());
    }

    private static GauzyError plain(String message, HttpStatus status) {
        return new GauzyError(message, null, status.value());
    }

    private static String method() {
        var request = request();
        return request == null ? "GET" : request.getMethod();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
