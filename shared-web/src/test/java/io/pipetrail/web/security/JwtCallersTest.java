package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.web.WebSettings;
import io.pipetrail.web.problem.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JwtCallersTest {

    private static final UUID STORE = UUID.randomUUID();
    private static final RSAKey KEY = rsa("ours");
    private static final ECKey EC_KEY = ec("curve");
    private static final AtomicInteger FETCHES = new AtomicInteger();
    private static HttpServer issuer;
    private static Stores stores;

    private final JwtCallers callers = callersOf(address());

    @BeforeAll
    static void startIssuer() throws IOException {
        var database = TestDatabase.fresh().dataSource();
        new AccessSchema(database);
        var jdbc = JdbcClient.create(database);
        jdbc.sql("insert into access.stores values (?, 'acme')").param(STORE).update();
        stores = new Stores(jdbc);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(address(), address()));
        answer("/keys", new JWKSet(List.of(KEY.toPublicJWK(), EC_KEY.toPublicJWK())).toString());
        issuer.start();
    }

    @AfterAll
    static void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void aTokenSaysWhoCalls() throws JOSEException {
        var caller = callers.callerWith(signed(claims())).orElseThrow();

        assertThat(caller.actor()).isEqualTo(new Actor(Actor.Kind.USER, "user-7", "Rosa"));
        assertThat(caller.role()).isEqualTo(Role.EDITOR);
        assertThat(caller.store()).isEqualTo(new Store(new TenantId(STORE), "acme"));
    }

    @Test
    void aStoreMayGoByItsId() throws JOSEException {
        assertThat(callers.callerWith(signed(claims().claim("store", STORE.toString()))))
                .isPresent();
    }

    @Test
    void aRoleMayBeAmongOthers() throws JOSEException {
        var caller = callers.callerWith(signed(claims().claim("role", List.of("offline", "viewer"))));

        assertThat(caller.orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void signaturesOnCurvesCountToo() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").build(), claims().build());
        token.sign(new ECDSASigner(EC_KEY));

        assertThat(callers.callerWith(token.serialize())).isPresent();
    }

    @Test
    void aTokenThatIsNotForUsIsNobodys() throws JOSEException {
        assertNobody(signed(claims().issuer("https://elsewhere.example")));
        assertNobody(signed(claims().issuer(null)));
        assertNobody(signed(claims().audience("another")));
        assertNobody(signed(claims().audience((String) null)));
    }

    @Test
    void aTokenHasItsTime() throws JOSEException {
        assertNobody(signed(claims().expirationTime(in(-3600))));
        assertNobody(signed(claims().expirationTime(null)));
        assertNobody(signed(claims().notBeforeTime(in(3600))));
    }

    @Test
    void aTokenNeedsAStoreARoleAndASubject() throws JOSEException {
        assertNobody(signed(claims().claim("store", null)));
        assertNobody(signed(claims().claim("store", "unknown")));
        assertNobody(signed(claims().claim("store", 7)));
        assertNobody(signed(claims().claim("role", null)));
        assertNobody(signed(claims().claim("role", "owner")));
        assertNobody(signed(claims().claim("role", "operator")));
        assertNobody(signed(claims().subject(null)));
    }

    @Test
    void onlyTheIssuersKeysAndAllowedAlgorithmsCount() throws JOSEException {
        assertNobody(new PlainJWT(claims().build()).serialize());
        assertNobody(sign(claims(), JWSAlgorithm.RS256, "ours", new RSASSASigner(rsa("ours"))));
        assertNobody(sign(claims(), JWSAlgorithm.RS256, "unknown", new RSASSASigner(rsa("unknown"))));
        assertNobody(sign(claims(), JWSAlgorithm.RS512, "ours", new RSASSASigner(KEY)));
        // The classic confusion: the public key taken as a shared secret.
        var publicKey = KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
        assertNobody(sign(claims(), JWSAlgorithm.HS256, "ours", new MACSigner(publicKey)));
    }

    @Test
    void aTamperedTokenIsNobodys() throws JOSEException {
        var token = signed(claims());
        var parts = token.split("\\.");
        var other = signed(claims().claim("role", "admin")).split("\\.");

        assertNobody(parts[0] + "." + other[1] + "." + parts[2]);
        assertNobody(parts[0] + "." + parts[1] + ".");
        assertNobody("a.b.c");
        assertNobody("no token");
    }

    @Test
    void nobodyIsAskedBeforeTheFirstToken() throws JOSEException {
        var before = FETCHES.get();
        var fresh = callersOf(address());
        assertThat(FETCHES).hasValue(before);

        fresh.callerWith(signed(claims()));
        assertThat(FETCHES).hasValueGreaterThan(before);
    }

    @Test
    void aKeySetAloneSaysNotWhoseTokensCount() {
        var keysOnly = settings(null, URI.create(address() + "/keys"));

        assertThatThrownBy(() -> LazyJwtDecoder.of(keysOnly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pipetrail.jwt.issuer-uri");
    }

    // Seen red with the validator of issuers left out where there is a key set.
    @Test
    void theIssuerCountsWhereverItsKeysAre() throws JOSEException {
        var callers = callersOf(settings("https://issuer.example", URI.create(address() + "/keys")));

        assertThat(callers.callerWith(signed(claims()))).isEmpty();
        assertThat(callers.callerWith(signed(claims().issuer("https://issuer.example"))))
                .isPresent();
    }

    @Test
    void whileTheIssuerIsAwayNothingIsSaidAboutTokens() throws JOSEException {
        var token = signed(claims());
        var lonely = callersOf("http://localhost:1");

        assertThatThrownBy(() -> lonely.callerWith(token))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.status().value()).isEqualTo(503));
    }

    @Test
    void anAudienceMustBeSet() {
        var settings = new WebSettings.Jwt(address(), null, null, "store", "role", List.of("RS256"));

        assertThatThrownBy(() -> LazyJwtDecoder.of(settings)).hasMessageContaining("pipetrail.jwt.audience");
    }

    private void assertNobody(String token) {
        assertThat(callers.callerWith(token)).isEmpty();
    }

    private static JwtCallers callersOf(String issuer) {
        return callersOf(settings(issuer, null));
    }

    private static WebSettings.Jwt settings(@Nullable String issuer, @Nullable URI keySet) {
        return new WebSettings.Jwt(issuer, keySet, "pipetrail", "store", "role", List.of("RS256", "ES256"));
    }

    private static JwtCallers callersOf(WebSettings.Jwt settings) {
        return new JwtCallers(LazyJwtDecoder.of(settings), settings, stores);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience("pipetrail")
                .subject("user-7")
                .expirationTime(in(600))
                .claim("name", "Rosa")
                .claim("store", "acme")
                .claim("role", "editor");
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(claims, JWSAlgorithm.RS256, "ours", new RSASSASigner(KEY));
    }

    private static String sign(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static String address() {
        return "http://localhost:" + issuer.getAddress().getPort();
    }

    private static void answer(String path, String json) {
        issuer.createContext(path, exchange -> {
            FETCHES.incrementAndGet();
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static RSAKey rsa(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
