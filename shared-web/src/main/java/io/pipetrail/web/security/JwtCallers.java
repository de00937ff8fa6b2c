package io.pipetrail.web.security;

import io.pipetrail.events.Actor;
import io.pipetrail.web.WebSettings;
import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Users of the identity provider: the token names the store and the role, and the subject is the user. */
final class JwtCallers {

    private static final Duration UNTIL_KEYS_ARE_BACK = Duration.ofSeconds(5);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final JwtDecoder decoder;
    private final WebSettings.Jwt settings;
    private final Stores stores;

    JwtCallers(JwtDecoder decoder, WebSettings.Jwt settings, Stores stores) {
        this.decoder = decoder;
        this.settings = settings;
        this.stores = stores;
    }

    Optional<Caller> callerWith(String token) {
        // Else any nonsense would have us ask the issuer for its keys.
        if (!FORM.matcher(token).matches()) return Optional.empty();
        try {
            return caller(decoder.decode(token));
        } catch (BadJwtException e) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            // The issuer's keys cannot be had: that says nothing about the token.
            throw Refusal.unavailable(UNTIL_KEYS_ARE_BACK);
        }
    }

    private Optional<Caller> caller(Jwt jwt) {
        var subject = jwt.getSubject();
        var store = jwt.getClaims().get(settings.storeClaim());
        var role = role(jwt.getClaims().get(settings.roleClaim()));
        if (subject == null || !(store instanceof String idOrSlug) || role.isEmpty()) return Optional.empty();
        var name = jwt.getClaims().get("name") instanceof String given ? given : null;
        var actor = new Actor(Actor.Kind.USER, subject, name);
        return stores.find(idOrSlug).map(it -> new Caller(actor, role.get(), it.id(), it.slug()));
    }

    private static Optional<Role> role(@Nullable Object claim) {
        Collection<?> names =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return names.stream().flatMap(JwtCallers::roles).findFirst();
    }

    private static Stream<Role> roles(Object name) {
        return Role.ofStore(String.valueOf(name)).stream();
    }
}
