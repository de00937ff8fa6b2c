package io.pipetrail.eventstore.testing;

import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.LogOfRecord;
import io.pipetrail.eventstore.NotInStepException;
import io.pipetrail.eventstore.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A log of record in a file, which survives whoever writes to it. What goes wrong before it has the events, and after it has them,
 * is the test's to say.
 */
public final class Chronicle implements LogOfRecord {

    private final Path file;
    private volatile Runnable before = () -> {};
    private volatile Runnable after = () -> {};
    private volatile boolean away;

    /** One in this file, which need not be there yet. */
    public Chronicle(Path file) {
        this.file = file;
    }

    /** What each append does first, until it is said otherwise. */
    public Chronicle before(Runnable happening) {
        before = happening;
        return this;
    }

    /** What each append does when the events are there and nobody has been told yet. */
    public Chronicle after(Runnable happening) {
        after = happening;
        return this;
    }

    /** Nobody can ask it, until it is healthy. */
    public Chronicle away() {
        away = true;
        return this;
    }

    /** Nothing goes wrong from now on. */
    public Chronicle healthy() {
        away = false;
        return before(() -> {}).after(() -> {});
    }

    @Override
    public long head() {
        there();
        return locked(() -> (long) all().size());
    }

    @Override
    public void append(long position, List<RecordedEvent> events) {
        there();
        before.run();
        locked(() -> {
            if (all().size() != position) throw new NotInStepException(position);
            write(events);
            return events;
        });
        after.run();
    }

    @Override
    public List<RecordedEvent> read(long position, int limit) {
        there();
        return locked(() -> all().stream().skip(position).limit(limit).toList());
    }

    /** All that it has. */
    public List<RecordedEvent> all() {
        var events = new ArrayList<RecordedEvent>();
        try {
            if (!Files.exists(file)) return events;
            var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
            var in = new DataInputStream(bytes);
            while (bytes.available() > 0) {
                events.add(read(in));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it forget what follows a position, as after a power failure. */
    public void lose(long position) {
        var kept = all().subList(0, (int) position);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(kept);
    }

    private void write(List<RecordedEvent> events) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var event : events) {
                write(event, out);
            }
            Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(RecordedEvent event, DataOutputStream out) throws IOException {
        out.writeUTF(event.eventId().toString());
        out.writeUTF(event.aggregateType());
        out.writeUTF(event.stream());
        out.writeLong(event.sequence());
        out.writeLong(event.recordedAt().toEpochMilli());
        out.writeUTF(event.payload().getType().getName());
        out.writeUTF(event.payload().getType().getRevision());
        write(event.payload().getData(), out);
        write(event.metaData().getData(), out);
        out.writeBoolean(event.endsAppend());
        out.writeInt(event.notes().size());
        for (var note : event.notes()) {
            out.writeUTF(note);
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static RecordedEvent read(DataInputStream in) throws IOException {
        var eventId = UUID.fromString(in.readUTF());
        var aggregateType = in.readUTF();
        var stream = in.readUTF();
        var sequence = in.readLong();
        var recordedAt = Instant.ofEpochMilli(in.readLong());
        var type = in.readUTF();
        var revision = in.readUTF();
        var payload = in.readNBytes(in.readInt());
        var metaData = in.readNBytes(in.readInt());
        var endsAppend = in.readBoolean();
        var notes = new ArrayList<String>();
        for (var left = in.readInt(); left > 0; left--) {
            notes.add(in.readUTF());
        }
        return RecordedEvent.of(
                eventId,
                aggregateType,
                stream,
                sequence,
                recordedAt,
                type,
                revision,
                payload,
                metaData,
                endsAppend,
                notes);
    }

    private void there() {
        if (away) throw new EventStoreUnavailableException("The chronicle is away");
    }

    /** One thread at a time, within one JVM. */
    private static <T> T locked(Supplier<T> work) {
        synchronized (Chronicle.class) {
            return work.get();
        }
    }
}
