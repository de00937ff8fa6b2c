package io.pipetrail.eventstore;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A fingerprint of events in their order: of all that their rows have. */
final class LogDigest {

    private final MessageDigest sha256 = sha256();
    private final DataOutputStream out =
            new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    private long events;

    void add(List<Row> rows) {
        try {
            for (var row : rows) {
                add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many it has seen. */
    long events() {
        return events;
    }

    /** Of what it has seen so far, in hex. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean equalTo(LogDigest other) {
        return events == other.events && hex().equals(other.hex());
    }

    private void add(Row row) throws IOException {
        events++;
        out.writeUTF(row.eventId().toString());
        out.writeUTF(row.aggregateType());
        out.writeUTF(row.stream());
        out.writeLong(row.sequence());
        out.writeUTF(row.type());
        out.writeInt(row.revision());
        out.writeLong(row.recordedAt().toEpochMilli());
        add(row.payload().getData());
        add(row.metaData().getData());
    }

    private void add(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
