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

    /** Who calls; refuses with a 401 that does not say what was wrong with the credential. */
    Caller callerOf(HttpServletRequest request) {
        var credential = of(request);
        if (credential == null) throw Refusal.unauthenticated("A credential is needed: Authorization: Bearer ...");
        return callerWith(credential)
                .orElseThrow(() -> Refusal.unauthenticated("The credential is not good or no longer good."));
    }

    private Optional<Caller> callerWith(String credential) {
        if (isOperator(credential)) return Optional.of(Caller.OPERATOR);
        if (KeySecret.looksLike(credential)) return keys.callerWith(credential);
        return users == null ? Optional.empty() : users.callerWith(credential);
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
