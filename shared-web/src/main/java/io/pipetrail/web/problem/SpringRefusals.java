package io.pipetrail.web.problem;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what Spring MVC found wrong with a request in our words; Spring's own may quote what the client sent. */
final class SpringRefusals {

    private SpringRefusals() {}

    static Refusal of(ErrorResponse response) {
        var status = HttpStatus.valueOf(response.getStatusCode().value());
        var refusal = switch (response) {
            case MissingServletRequestParameterException missing ->
                Refusal.badRequest(missing.getParameterName(), "is required");
            case MissingRequestHeaderException missing -> Refusal.badRequest(missing.getHeaderName(), "is required");
            case HttpRequestMethodNotSupportedException method ->
                of(status, "This path does not take " + plain(method.getMethod()) + ".");
            case HttpMediaTypeNotSupportedException type ->
                of(status, "Send " + list(type.getSupportedMediaTypes()) + ".");
            case HttpMediaTypeNotAcceptableException type ->
                of(status, "There is " + list(type.getSupportedMediaTypes()) + ".");
            default -> of(status);
        };
        response.getHeaders().forEach((name, values) -> refusal.header(name, String.join(", ", values)));
        return refusal;
    }

    /** Any status, as the servlet container or a filter may say it. */
    static Refusal of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> of(status, "There is nothing at this path.");
            case UNAUTHORIZED -> Refusal.unauthenticated("A credential is needed.");
            case FORBIDDEN -> Refusal.forbidden();
            case INTERNAL_SERVER_ERROR -> Refusals.fault();
            default -> of(status, status.getReasonPhrase() + ".");
        };
    }

    /** What is malformed in a path names nothing; elsewhere it is a bad parameter. */
    static Refusal of(MethodArgumentTypeMismatchException mismatch) {
        if (isInPath(mismatch.getParameter())) return Refusal.notFound(what(mismatch.getName()));
        // Spring asks an editor of its own when our converter has refused one, and that one talks of countries.
        if (mismatch.getRequiredType() == Currency.class) {
            return Refusal.badRequest(mismatch.getName(), "must be an ISO 4217 currency code");
        }
        var cause = mismatch.getMostSpecificCause();
        var detail = cause instanceof NumberFormatException || !(cause instanceof IllegalArgumentException)
                ? "is not valid"
                : Objects.requireNonNullElse(cause.getMessage(), "is not valid");
        return Refusal.badRequest(mismatch.getName(), detail);
    }

    private static Refusal of(HttpStatus status, String detail) {
        return Refusal.of(status, status.name().toLowerCase(Locale.ROOT), detail);
    }

    private static boolean isInPath(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class);
    }

    /** A path's {@code deal_id} is about a deal. */
    private static String what(String name) {
        return name.replaceAll("(_id|Id)$", "").replace('_', ' ');
    }

    private static String plain(String method) {
        return method.matches("[A-Z]{1,10}") ? method : "that method";
    }

    private static String list(List<?> types) {
        return String.join(" or ", types.stream().map(String::valueOf).toList());
    }
}
