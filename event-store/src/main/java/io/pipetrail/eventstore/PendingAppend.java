package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work will append: all its events and companions at once, in the commit phase, after everything in it
 * that could still say no.
 */
final class PendingAppend {

    private static final String KEY = PendingAppend.class.getName();

    private final List<EventMessage<?>> events = new ArrayList<>();
    private final List<Companion> companions = new ArrayList<>();
    private final ReadSet readSet = new ReadSet();
    private boolean checked;
    private @Nullable PostgresEventStorageEngine engine;
    private OptionalLong position = OptionalLong.empty();

    private PendingAppend() {}

    /** The one of this unit of work, or of the parent that commits for it. */
    static PendingAppend of(UnitOfWork<?> unitOfWork) {
        var parent = unitOfWork.parent();
        if (parent.isPresent() && !parent.get().phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT)) {
            return of(parent.get());
        }
        return (PendingAppend) unitOfWork.resources().computeIfAbsent(KEY, key -> {
            var pending = new PendingAppend();
            unitOfWork.onCommit(committing -> pending.write());
            unitOfWork.onRollback(rolledBack -> pending.doubt());
            return pending;
        });
    }

    /** The one that this unit of work had, wherever it was. */
    static Optional<PendingAppend> find(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable((PendingAppend) unitOfWork.resources().get(KEY))
                .or(() -> unitOfWork.parent().flatMap(PendingAppend::find));
    }

    void into(PostgresEventStorageEngine target) {
        engine = target;
    }

    void add(List<? extends EventMessage<?>> more) {
        events.addAll(more);
    }

    void add(Companion companion) {
        companions.add(companion);
    }

    void remove(Companion companion) {
        companions.remove(companion);
    }

    /** The unit of work has read this stream, and decides by what it saw. */
    void hasRead(String stream, long lastSequence) {
        readSet.add(stream, lastSequence);
    }

    /** What was decided without an append was decided on streams as they are, or else {@link ConcurrencyException}. */
    void check() {
        if (engine != null && !readSet.all().isEmpty()) {
            engine.check(readSet.all());
        }
        checked = true;
    }

    /** What went wrong may have done so because of streams that are known as they were. */
    private void doubt() {
        if (engine != null && !checked) {
            engine.forget(readSet.all());
        }
    }

    OptionalLong position() {
        return position;
    }

    private void write() {
        if (events.isEmpty() && companions.isEmpty()) {
            check();
            return;
        }
        if (engine == null) {
            throw new IllegalStateException("Companions in a unit of work that no PostgresEventStore takes part in");
        }
        position = OptionalLong.of(engine.append(events, companions, readSet));
    }
}
