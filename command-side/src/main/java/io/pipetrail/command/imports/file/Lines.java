package io.pipetrail.command.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, one in memory at a time, however long they are. */
final class Lines {

    static final int LONGEST = 1 << 20;

    /** A line of this length is no accident in a file of lines. */
    private static final int HOPELESS = 16 * LONGEST;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int end;
    private long length;
    private long number;
    private long bytes;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        length = 0;
        while (next < end || fill()) {
            var from = next;
            while (next < end && buffer[next] != '\n') next++;
            take(from, next - from);
            if (next < end) {
                next++;
                return taken();
            }
        }
        return length == 0 ? null : taken();
    }

    /** How much of the file was read. */
    long bytes() {
        return bytes;
    }

    private boolean fill() throws IOException {
        end = in.read(buffer);
        next = 0;
        bytes += Math.max(0, end);
        for (int i = 0; i < end; i++) {
            if (buffer[i] == 0) throw new Unreadable("is no text in UTF-8: there is a byte 0 in it");
        }
        return end > 0;
    }

    private void take(int from, int count) {
        length += count;
        if (length <= LONGEST) line.write(buffer, from, count);
        if (length > HOPELESS) throw new Unreadable("has a line of more than " + HOPELESS + " bytes");
    }

    private Line taken() {
        number++;
        if (length > LONGEST) return new Line(number, "", "is longer than " + LONGEST + " bytes");
        try {
            var text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return new Line(number, number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, null);
        } catch (CharacterCodingException e) {
            return new Line(number, "", "is not in UTF-8");
        }
    }
}
