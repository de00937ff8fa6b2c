package io.pipetrail.web.security;

import io.pipetrail.web.WebSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Checks tokens: signature by an allowed algorithm, issuer, audience, times. Asks the issuer for its keys at the first token. */
final class LazyJwtDecoder {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LazyJwtDecoder() {}

    static JwtDecoder of(WebSettings.Jwt settings) {
        if (settings.audience() == null || settings.audience().isBlank()) {
            throw new IllegalArgumentException("pipetrail.jwt.audience must be set where tokens are taken");
        }
        if (settings.issuerUri() == null || settings.issuerUri().isBlank()) {
            throw new IllegalArgumentException("pipetrail.jwt.issuer-uri must be set where tokens are taken:"
                    + " jwk-set-uri says where keys are, not whose tokens count");
        }
        return new SupplierJwtDecoder(() -> decoder(settings));
    }

    private static NimbusJwtDecoder decoder(WebSettings.Jwt settings) {
        var builder = settings.jwkSetUri() != null
                ? NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri().toString())
                : NimbusJwtDecoder.withIssuerLocation(Objects.requireNonNull(settings.issuerUri()));
        var decoder = builder.restOperations(impatient())
                .jwsAlgorithms(algorithms -> allow(algorithms, settings.algorithms()))
                .build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    /** An issuer that hangs must not hang us. */
    private static RestTemplate impatient() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return new RestTemplate(requests);
    }

    private static void allow(Set<SignatureAlgorithm> algorithms, List<String> names) {
        algorithms.clear();
        names.stream()
                .map(SignatureAlgorithm::from)
                .forEach(algorithm -> algorithms.add(Objects.requireNonNull(algorithm, "unknown signature algorithm")));
    }

    private static OAuth2TokenValidator<Jwt> validator(WebSettings.Jwt settings) {
        var validators = new ArrayList<OAuth2TokenValidator<Jwt>>();
        validators.add(new JwtTimestampValidator());
        // The validator of times lets a token without an end pass.
        validators.add(demanding("exp", jwt -> jwt.getExpiresAt() != null));
        validators.add(demanding("aud", jwt -> isMeantFor(settings.audience(), jwt)));
        validators.add(new JwtIssuerValidator(Objects.requireNonNull(settings.issuerUri())));
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static boolean isMeantFor(@Nullable String audience, Jwt jwt) {
        return jwt.getAudience() != null && jwt.getAudience().contains(audience);
    }

    private static OAuth2TokenValidator<Jwt> demanding(String claim, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", claim, null));
    }
}
