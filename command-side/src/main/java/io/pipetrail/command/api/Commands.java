package io.pipetrail.command.api;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.command.OccurredAt;
import io.pipetrail.command.registry.StaleDecision;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.web.RequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sends commands, and tells what became of them. The only user of the command bus, by way of {@link Dispatch}. */
@Component
public class Commands {

    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MICROS = 200;

    private final Dispatch dispatch;
    private final Receipts receipts;
    private final EventLog log;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    Commands(Dispatch dispatch, Receipts receipts, EventLog log) {
        this.dispatch = dispatch;
        this.receipts = receipts;
        this.log = log;
    }

    /**
     * Sends a command and waits for it. Where others were faster it is decided again on what there is then.
     *
     * @throws KeyInUse while the first request under the same idempotency key is at work
     * @throws KeyReused if the idempotency key was for another request
     * @throws TooBusy if others were faster each time
     */
    public <R> Written<R> send(Object command, Class<R> resultType, Terms terms) {
        return sendMade(() -> command, resultType, terms);
    }

    /** Sends a command whose making needs what may be gone when a request comes again: it is made only if it has to be. */
    public <R> Written<R> sendMade(Supplier<?> command, Class<R> resultType, Terms terms) {
        var written = terms.once() == null
                ? decide(command.get(), terms)
                : once(terms.once(), () -> decide(command.get(), terms));
        return new Written<>(resultType.cast(written.result()), written.position(), written.replayed());
    }

    /** What the request got that was here before, or else what it gets now: the work must {@link #conclude} on these terms. */
    public <R> Written<R> once(Once once, Class<R> resultType, Work<R> work) {
        var written = once(once, () -> {
            var now = work.run();
            return new Written<>(now.result(), now.position(), now.replayed());
        });
        return new Written<>(resultType.cast(written.result()), written.position(), written.replayed());
    }

    /** Sends the last command of a {@link #once} work, which leaves the receipt. */
    public <R> Written<R> conclude(Object command, Class<R> resultType, Terms terms) {
        var written = decide(command, terms);
        return new Written<>(resultType.cast(written.result()), written.position(), written.replayed());
    }

    private Written<Object> once(Once once, Work<Object> work) {
        var ticket = once.tenantId() + " " + once.key();
        if (!atWork.add(ticket)) throw new KeyInUse();
        try {
            var before = receipts.find(once);
            return before.isPresent() ? before.get() : work.run();
        } catch (RuntimeException refused) {
            // Perhaps by what the same request did on another node, or here before the connection broke.
            return doneMeanwhile(once, refused).orElseThrow(() -> refused);
        } finally {
            atWork.remove(ticket);
        }
    }

    private Optional<Written<Object>> doneMeanwhile(Once once, RuntimeException refused) {
        if (refused instanceof KeyReused) return Optional.empty();
        try {
            return receipts.find(once);
        } catch (DataAccessException away) {
            refused.addSuppressed(away);
            return Optional.empty();
        }
    }

    private Written<Object> decide(Object command, Terms terms) {
        for (var attempt = 1; ; attempt++) {
            try {
                return attempt(command, terms);
            } catch (ConcurrencyException | StaleDecision | LockAcquisitionFailedException faster) {
                if (attempt == ATTEMPTS) throw new TooBusy(faster);
                pause(attempt);
            }
        }
    }

    private Written<Object> attempt(Object command, Terms terms) {
        var decision = dispatch.send(command, metaData(terms));
        return new Written<>(decision.result(), decision.position().orElseGet(log::head), false);
    }

    private static Map<String, Object> metaData(Terms terms) {
        var metaData = new HashMap<String, Object>(RequestContext.current().metaData());
        if (terms.expectedVersion() != null) metaData.put(ExpectedVersion.KEY, terms.expectedVersion());
        if (terms.occurredAt() != null)
            metaData.put(OccurredAt.KEY, terms.occurredAt().toString());
        if (terms.once() != null) metaData.putAll(DecisionInterceptor.metaDataOf(terms.once()));
        return metaData;
    }

    /** Longer each time, and not the same for all who wait. */
    private static void pause(int attempt) {
        var micros = ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE_MICROS << attempt);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    /** Something that ends in a command. */
    public interface Work<R> {
        Written<R> run();
    }
}
