package io.pipetrail.web.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of an API key: a prefix that scanners for leaked secrets know, 256 random bits in base64url, and a checksum
 * (CRC-32 of what stands before it, in base 62) by which a mistyped key is told from a wrong one without a look-up.
 */
final class KeySecret {

    static final String LIVE = "pt_live_";
    private static final Pattern FORM = Pattern.compile("pt_(live|test)_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int HINT_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeySecret() {}

    static String mint(String prefix) {
        var bits = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bits);
        var body = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return body + checksum(body);
    }

    /** Whether a credential means to be an API key, be it a good one or not. */
    static boolean looksLike(String credential) {
        return credential.startsWith("pt_live_") || credential.startsWith("pt_test_");
    }

    static boolean isWellFormed(String secret) {
        if (!FORM.matcher(secret).matches()) return false;
        var end = secret.length() - CHECKSUM_LENGTH;
        return checksum(secret.substring(0, end)).equals(secret.substring(end));
    }

    static String hint(String secret) {
        return secret.substring(secret.length() - HINT_LENGTH);
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(US_ASCII));
        var digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.reverse().toString();
    }
}
