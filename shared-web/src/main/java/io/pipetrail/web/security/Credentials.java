package io.pipetrail.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: the operator, a key or a user. */
final class Credentials {

    private static final String BEARER = "bearer ";

    private final byte @Nullable [] operatorDigest;
    private final StoredApiKeys keys;
    private final @Nullable JwtCallers users;

    Credentials(@Nullable String operatorKey, StoredApiKeys keys, @Nullable JwtCallers users) {
        this.operatorDigest = operatorKey == null ? null : digest(operatorKey);
        this.keys = keys;
        this.users = users;
    }

    /**
     * Who calls; refuses with a 401 that does not say what was wrong with the credential.
     *
     * @param mayLookUp asked before the database is, about a key that was not seen lately; it may refuse
     */
    Caller callerOf(HttpServletRequest request, Runnable mayLookUp) {
        var credential = of(request);
        if (credential == null) throw Refusal.unauthenticated("A credential is needed: Authorization: Bearer ...");
        return callerWith(credential, mayLookUp)
                .orElseThrow(() -> Refusal.unauthenticated("The credential is not good or no longer good."));
    }

    /** Keys first, as most callers have one: the operator's may look like a key, so that nothing else is concluded from that. */
    private Optional<Caller> callerWith(String credential, Runnable mayLookUp) {
        if (KeySecret.looksLike(credential)) {
            return keys.callerWith(credential, mayLookUp).or(() -> operatorWith(credential));
        }
        return operatorWith(credential).or(() -> userWith(credential));
    }

    private Optional<Caller> userWith(String credential) {
        return users == null ? Optional.empty() : users.callerWith(credential);
    }

    private Optional<Caller> operatorWith(String credential) {
        return isOperator(credential) ? Optional.of(Caller.OPERATOR) : Optional.empty();
    }

    /** Compares digests, so that neither the length nor where the first difference is shows in the time it takes. */
    private boolean isOperator(String credential) {
        return operatorDigest != null && MessageDigest.isEqual(operatorDigest, digest(credential));
    }

    private static @Nullable String of(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        if (authorization == null) return request.getHeader("x-api-key");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
