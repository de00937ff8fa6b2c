package io.pipetrail.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hashes keys so that whoever reads the database alone cannot check a guess, let alone use what they read. */
final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private Pepper(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The configured pepper; without one, that of the database, which protects less: whoever has the rows has it too. */
    static Pepper of(@Nullable String configured, JdbcClient jdbc) {
        return configured != null && !configured.isBlank()
                ? new Pepper(configured.getBytes(UTF_8))
                : new Pepper(ofDatabase(jdbc));
    }

    String hash(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ofDatabase(JdbcClient jdbc) {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into access.pepper (value) values (?) on conflict do nothing")
                .param(fresh)
                .update();
        return jdbc.sql("select value from access.pepper").query(byte[].class).single();
    }
}
