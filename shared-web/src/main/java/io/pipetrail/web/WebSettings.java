package io.pipetrail.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * What can be set about the HTTP sides, under {@code pipetrail}.
 *
 * @param operatorKey the operator's credential, any text of at least 16 characters; without one there is no operator
 * @param keyPepper what API keys are hashed with; one that changes makes all keys invalid
 * @param rateLimit requests a second for each credential, 0 for no limit
 * @param failedAuthentications bad credentials a second from one address before it gets 429, 0 for no limit
 * @param bodyLimit the largest body
 */
@ConfigurationProperties("pipetrail")
public record WebSettings(
        @Nullable String operatorKey,
        @Nullable String keyPepper,
        @DefaultValue("1000") long rateLimit,
        @DefaultValue("100") long failedAuthentications,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue Jwt jwt,
        @DefaultValue Cors cors,
        @DefaultValue ReadYourWrites readYourWrites) {

    private static final int SHORTEST_OPERATOR_KEY = 16;

    public WebSettings {
        if (operatorKey != null && operatorKey.isBlank()) operatorKey = null;
        if (operatorKey != null && operatorKey.length() < SHORTEST_OPERATOR_KEY) {
            throw new IllegalArgumentException(
                    "pipetrail.operator-key must have at least " + SHORTEST_OPERATOR_KEY + " characters");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebSettings[rateLimit=%d, bodyLimit=%s, jwt=%s, cors=%s]".formatted(rateLimit, bodyLimit, jwt, cors);
    }

    /**
     * Whose JSON web tokens are taken; none without an issuer.
     *
     * @param jwkSetUri where the issuer's keys are; unless set, where the issuer itself says
     * @param audience what a token must be meant for; needed with an issuer
     * @param storeClaim the claim that holds the store's id or slug
     * @param roleClaim the claim that holds the role, or a list with one of ours in it
     * @param algorithms the only signatures that count
     */
    public record Jwt(
            @Nullable String issuerUri,
            @Nullable URI jwkSetUri,
            @Nullable String audience,
            @DefaultValue("store") String storeClaim,
            @DefaultValue("role") String roleClaim,
            @DefaultValue({"RS256", "ES256"}) List<String> algorithms) {

        public boolean isOn() {
            return issuerUri != null || jwkSetUri != null;
        }
    }

    /** Which web pages of elsewhere may call; none unless said. */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}

    /** How long an answer waits for the read side to show a position. */
    public record ReadYourWrites(
            @Name("wait") @DefaultValue("1s") Duration atMost) {}
}
