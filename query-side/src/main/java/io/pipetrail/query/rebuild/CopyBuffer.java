package io.pipetrail.query.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of a table in the text format of {@code COPY}. */
final class CopyBuffer {

    private static final byte[] NULL = {'\\', 'N'};

    private byte[] bytes = new byte[64 * 1024];
    private int size;
    private int mark;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Until here all is to stay. */
    void mark() {
        mark = size;
    }

    void takeBack() {
        size = mark;
    }

    /** Adds a value, and the end of its column or row. */
    void add(@Nullable String value, char end) {
        if (value == null) add(NULL);
        else if (isPlain(value)) addPlain(value);
        else add(escaped(value).getBytes(UTF_8));
        room(1);
        bytes[size++] = (byte) end;
    }

    private void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    @SuppressWarnings("deprecation") // of all ways to copy ASCII the quickest
    private void addPlain(String value) {
        int length = value.length();
        room(length);
        value.getBytes(0, length, bytes, size);
        size += length;
    }

    private void room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\' || c > '~') return false;
        }
        return true;
    }

    private static String escaped(String value) {
        if (value.indexOf('\0') >= 0) throw new IllegalArgumentException("text with a NUL in it");
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
