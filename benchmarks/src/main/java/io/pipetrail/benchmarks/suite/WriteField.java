package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Results;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.rounds.Contestant;
import java.util.List;

/** Who takes part where deals are written. */
record WriteField(Contestant inserts, Contestant nothing, Writers ours, Writers waiting, Writers stock, Writers tuned) {

    List<Contestant> all() {
        return List.of(
                inserts,
                nothing,
                ours.create(),
                waiting.create(),
                ours.move(),
                waiting.move(),
                stock.create(),
                stock.move(),
                tuned.create(),
                tuned.move());
    }

    List<Measurement> rows(Results results) {
        return List.of(
                results.against(Row.CREATE, ours.create(), inserts),
                results.against(Row.MOVE, ours.move(), inserts),
                results.against(Row.CREATE_STOCK, ours.create(), stock.create()),
                results.against(Row.MOVE_STOCK, ours.move(), stock.move()),
                results.against(Row.CREATE_TUNED, ours.create(), tuned.create()),
                results.against(Row.MOVE_TUNED, ours.move(), tuned.move()),
                results.against(Row.CREATE_NOOP, ours.create(), nothing),
                results.against(Row.CREATE_WAITING, waiting.create(), ours.create()),
                results.against(Row.MOVE_WAITING, waiting.move(), ours.move()));
    }
}
