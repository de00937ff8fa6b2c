package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.load.Load;
import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.seed.SeededDeals;
import java.util.List;

/** What is read from a server that has been seeded. */
public record Reads(Workshop workshop, Pipetrail server, SeededDeals seeded) {

    private static final int DIFFERENT_DEALS = 100_000;
    private static final int DIFFERENT_TIMES = 1_000;
    private static final int PAGE = 50;
    private static final String OLDEST_FIRST = "?sort=created_at&limit=" + PAGE;

    public Contestant deal() {
        var paths = seeded.some(DIFFERENT_DEALS).stream()
                .map(deal -> path() + "/deal_" + deal)
                .toList();
        return getting("GET /deals/{id}", paths);
    }

    public Contestant summary() {
        return getting("GET /pipeline-summary", List.of(path().replace("/deals", "/pipeline-summary")));
    }

    /** As of instants all over the time in which the deals were created. */
    public Contestant summaryAsOf() {
        var summary = path().replace("/deals", "/pipeline-summary?as_of=");
        var paths = seeded.times(DIFFERENT_TIMES).stream()
                .map(instant -> summary + instant)
                .toList();
        return getting("GET /pipeline-summary?as_of=", paths);
    }

    public Contestant firstPage() {
        return getting("GET /deals, first page", List.of(path() + OLDEST_FIRST));
    }

    /** The page that follows a row, reached by the cursor which the server itself gave for the page before. */
    public Contestant pageFrom(int row) {
        var before = seeded.ids().get(row - PAGE - 1);
        var cursor = server.client()
                .get(path() + OLDEST_FIRST + "&starting_after=deal_" + before)
                .at("/next_cursor")
                .asString();
        return getting("GET /deals, far page", List.of(path() + OLDEST_FIRST + "&cursor=" + cursor));
    }

    private Contestant getting(String what, List<String> paths) {
        var deals = server.deals();
        var load = Load.get(deals.server(), paths, deals.headers());
        var name = "%s, %,d deals".formatted(what, seeded.ids().size());
        return Contestant.of(name, seconds -> workshop.generator().run(load, Workshop.CONNECTIONS, seconds));
    }

    private String path() {
        return server.deals().path();
    }
}
