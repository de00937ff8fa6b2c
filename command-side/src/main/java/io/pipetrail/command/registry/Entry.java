package io.pipetrail.command.registry;

import io.pipetrail.eventstore.Companion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A change to the registry: a statement, what its constraints mean, and whether it must find what the decision was about.
 */
record Entry(
        String sql,
        List<@Nullable Object> arguments,
        Map<String, Supplier<? extends RuntimeException>> refusals,
        boolean mustTouch)
        implements Companion {

    static Entry of(String sql, @Nullable Object... arguments) {
        return new Entry(sql, Arrays.asList(arguments), Map.of(), false);
    }

    /** What it means that this constraint is violated. */
    Entry unless(String constraint, Supplier<? extends RuntimeException> refusal) {
        var more = new HashMap<>(refusals);
        more.put(constraint, refusal);
        return new Entry(sql, arguments, Map.copyOf(more), mustTouch);
    }

    /** Touching no row means that the decision was taken on something else than there is. */
    Entry decidedOnIt() {
        return new Entry(sql, arguments, refusals, true);
    }

    @Override
    public @Nullable RuntimeException refusal(String constraint) {
        var refusal = refusals.get(constraint);
        return refusal == null ? null : refusal.get();
    }

    @Override
    public void check(int updated) {
        if (mustTouch && updated == 0) throw new StaleDecision();
    }
}
