package io.pipetrail.web.problem;

import io.pipetrail.web.Dialects;
import io.pipetrail.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** Turns whatever was thrown into a refusal. What nobody foresaw is a 500 that says nothing, and an entry in the log. */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration UNTIL_DATABASE_IS_BACK = Duration.ofSeconds(2);
    private static final int DEEPEST_CAUSE = 12;

    private final List<RefusalTranslation> translations;
    private final Dialects dialects;

    public Refusals(List<RefusalTranslation> translations, Dialects dialects) {
        // A dialect's own word goes before the common one.
        this.translations = translations.stream()
                .sorted(Comparator.comparing((RefusalTranslation it) -> it.dialect() == null))
                .toList();
        this.dialects = dialects;
    }

    /** The refusal for something thrown, or for the nearest of its causes that is known. */
    public Refusal of(Throwable thrown, RequestContext request) {
        return of(thrown, request.dialect(), request.requestId());
    }

    /** The same where the request is no longer that of this thread. */
    Refusal of(Throwable thrown, HttpServletRequest request) {
        return of(thrown, dialects.of(request).name(), RequestId.of(request));
    }

    private Refusal of(Throwable thrown, String dialect, String requestId) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            var known = known(cause, dialect);
            if (known.isPresent()) return known.get();
        }
        LOG.error("Request {} failed", requestId, thrown);
        return fault();
    }

    static Refusal fault() {
        return Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong on our side.");
    }

    private Optional<Refusal> known(Throwable thrown, String dialect) {
        for (var translation : translations) {
            if (translation.dialect() != null && !dialect.equals(translation.dialect())) continue;
            var translated = translation.refusalOf(thrown);
            if (translated.isPresent()) return translated;
        }
        return switch (thrown) {
            case Refusal refusal -> Optional.of(refusal);
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(SpringRefusals.of(mismatch));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case AccessDeniedException denied -> Optional.of(Refusal.forbidden());
            case AuthenticationException unknown -> Optional.of(Refusal.unauthenticated("A credential is needed."));
            case AsyncRequestTimeoutException timeout -> Optional.of(Refusal.unavailable(UNTIL_DATABASE_IS_BACK));
            case DataAccessResourceFailureException away -> databaseIsAway(away);
            case TransientDataAccessException away -> databaseIsAway(away);
            case CannotCreateTransactionException away -> databaseIsAway(away);
            case MultipartException multipart -> Optional.of(SpringRefusals.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
            case RequestRejectedException rejected -> Optional.of(SpringRefusals.of(HttpStatus.BAD_REQUEST));
            case InvalidParameterException undecodable -> Optional.of(SpringRefusals.of(HttpStatus.BAD_REQUEST));
            case ErrorResponse response -> Optional.of(SpringRefusals.of(response));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> databaseIsAway(Exception thrown) {
        LOG.warn("The database is away: {}", thrown.toString());
        return Optional.of(Refusal.unavailable(UNTIL_DATABASE_IS_BACK));
    }

    /** No body, or one that broke off; a refusal beneath (too large) says more. */
    private static Optional<Refusal> unreadable(HttpMessageNotReadableException thrown) {
        if (thrown.getCause() instanceof Refusal refusal) return Optional.of(refusal);
        var detail =
                thrown.getCause() instanceof IOException ? "The body broke off." : "The body is missing or not JSON.";
        return Optional.of(Refusal.of(HttpStatus.BAD_REQUEST, "malformed_json", detail));
    }
}
