package io.pipetrail.command.api;

import io.pipetrail.events.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A request that shall have one effect however often it is sent.
 *
 * @param tenantId whose key it is; {@link #OPERATOR} for the operator's
 * @param key as the client chose it
 * @param requestHash tells a repetition from another request under the same key; in hex
 */
public record Once(TenantId tenantId, String key, String requestHash) {

    public static final TenantId OPERATOR = new TenantId(new UUID(0, 0));

    /** Once for this very request. */
    public static Once of(TenantId tenantId, String key, String method, String path, byte[] body) {
        var sha256 = sha256();
        sha256.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
        return new Once(tenantId, key, HexFormat.of().formatHex(sha256.digest(body)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
