package io.pipetrail.query.rebuild;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Rows of a table in the binary format of {@code COPY}: a head, each row's number of values and these, and an end. */
final class CopyBuffer {

    private static final byte[] HEAD = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short END = -1;
    private static final int NULL = -1;

    private ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).put(HEAD);
    private int mark = HEAD.length;

    /** The same, without any rows. */
    CopyBuffer cleared() {
        bytes.position(HEAD.length);
        mark();
        return this;
    }

    int size() {
        return bytes.position();
    }

    boolean isEmpty() {
        return size() == HEAD.length;
    }

    byte[] bytes() {
        return bytes.array();
    }

    /** Until here all is to stay. */
    void mark() {
        mark = size();
    }

    void takeBack() {
        bytes.position(mark);
    }

    /** Begins a row of so many values. */
    void row(int values) {
        room(Short.BYTES).putShort((short) values);
    }

    void addNull() {
        room(Integer.BYTES).putInt(NULL);
    }

    void add(byte value) {
        room(Integer.BYTES + Byte.BYTES).putInt(Byte.BYTES).put(value);
    }

    void add(int value) {
        room(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    }

    void add(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void add(long high, long low) {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(high)
                .putLong(low);
    }

    void add(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    void end() {
        room(Short.BYTES).putShort(END);
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more)
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), size() + more))
                    .put(bytes.flip());
        return bytes;
    }
}
