package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.NoOp;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Deals created and moved over HTTP. */
public final class WriteRows implements Group {

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        try (var pipetrail = Pipetrail.start(workshop, "writes");
                var noOp = NoOp.start(workshop)) {
            var movable = pipetrail.minimal().make(workshop.plan().movableDeals());
            var moves = new AtomicInteger();
            var inserts = workshop.inserts().clients(Workshop.CONNECTIONS);
            var nothing = noOp.posting();
            var create = pipetrail.minimal().creating("POST /deals, minimal");
            var move = pipetrail.minimal().moving("PATCH /deals/{id}, minimal", movable, moves);
            var createWaiting = pipetrail.deals().creating("POST /deals, waiting");
            var moveWaiting = pipetrail.deals().moving("PATCH /deals/{id}, waiting", movable, moves);
            var series = workshop.race(List.of(inserts, nothing, create, createWaiting, move, moveWaiting));
            return List.of(
                    series.against(Row.CREATE, create, inserts),
                    series.against(Row.MOVE, move, inserts),
                    series.against(Row.CREATE_NOOP, create, nothing),
                    series.against(Row.CREATE_WAITING, createWaiting, create),
                    series.against(Row.MOVE_WAITING, moveWaiting, move),
                    Measurement.of(Row.MEMORY, pipetrail.memory()));
        }
    }
}
