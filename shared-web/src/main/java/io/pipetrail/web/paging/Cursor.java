package io.pipetrail.web.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.web.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the key values of its last row, opaque to clients. A checksum over them and the kind of list (its
 * sort and filters, as the list's owner names them) keeps out what was damaged or belongs to another list.
 */
public record Cursor(List<String> values) {

    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_LENGTH = 2000;

    public static Cursor of(String... values) {
        return new Cursor(List.of(values));
    }

    /** As text for a list of that kind. */
    public String print(String kind) {
        var payload = payload();
        var text = ByteBuffer.allocate(CHECKSUM_BYTES + payload.length);
        text.putInt(checksum(kind, payload)).put(payload);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.array());
    }

    /** Reads the cursor of a list of that kind; refuses any other text with a 400. */
    public static Cursor parse(String kind, String text) {
        var cursor = text.length() > MAX_LENGTH ? null : parsed(kind, text);
        if (cursor == null) throw Refusal.badRequest("cursor", "is not a cursor of this list");
        return cursor;
    }

    private static @Nullable Cursor parsed(String kind, String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length < CHECKSUM_BYTES + 2) return null;
            var payload = Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
            return ByteBuffer.wrap(bytes).getInt() == checksum(kind, payload) ? read(payload) : null;
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    private byte[] payload() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(values.size());
            for (var value : values) out.writeUTF(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Cursor read(byte[] payload) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(payload))) {
            if (in.readByte() != VERSION) return null;
            var values = new ArrayList<String>();
            for (int left = in.readUnsignedByte(); left > 0; left--) values.add(in.readUTF());
            return new Cursor(List.copyOf(values));
        }
    }

    private static int checksum(String kind, byte[] payload) {
        var crc = new CRC32();
        crc.update(kind.getBytes(UTF_8));
        crc.update(payload);
        return (int) crc.getValue();
    }
}
