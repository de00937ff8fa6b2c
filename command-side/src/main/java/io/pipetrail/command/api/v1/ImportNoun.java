package io.pipetrail.command.api.v1;

import io.pipetrail.command.imports.ImportState;
import io.pipetrail.command.imports.ImportState.Reversal;
import io.pipetrail.command.imports.ImportState.Status;
import io.pipetrail.events.DealId;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1Import;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Prints how far an import is. */
final class ImportNoun {

    private ImportNoun() {}

    static V1Import of(ImportState state) {
        var ended = state.status() == Status.COMPLETED;
        var seconds = Math.max(
                0.001, Duration.between(state.startedAt(), state.updatedAt()).toMillis() / 1000.0);
        return new V1Import(
                "import",
                Ids.printImport(state.id()),
                Plain.name(state.status()),
                state.detail(),
                state.dryRun(),
                state.mapping(),
                state.bytesTotal(),
                state.bytesDone(),
                ended ? (Long) state.rowsDone() : null,
                state.rowsDone(),
                state.created(),
                state.skipped(),
                state.failed(),
                Math.round(state.rowsDone() / seconds),
                secondsLeft(state, seconds),
                state.faults().stream()
                        .map(fault -> new V1Import.Fault(fault.line(), fault.detail()))
                        .toList(),
                state.startedAt(),
                state.updatedAt(),
                state.reversal() == null ? null : reversal(state, state.reversal()));
    }

    private static @Nullable Long secondsLeft(ImportState state, double seconds) {
        if (state.status() != Status.RUNNING) return 0L;
        if (state.bytesTotal() == null || state.bytesDone() == 0) return null;
        return Math.round(seconds * (state.bytesTotal() - state.bytesDone()) / state.bytesDone());
    }

    private static V1Import.Reversal reversal(ImportState state, Reversal reversal) {
        return new V1Import.Reversal(
                Plain.name(reversal.status()),
                state.dryRun() ? 0 : state.created(),
                reversal.done() + reversal.kept(),
                reversal.done(),
                reversal.kept(),
                reversal.reasons().stream()
                        .map(kept -> new V1Import.Kept(Ids.print(new DealId(kept.dealId())), kept.detail()))
                        .toList());
    }
}
