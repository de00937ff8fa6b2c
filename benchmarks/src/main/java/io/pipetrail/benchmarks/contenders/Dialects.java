package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.load.Load;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.seed.SeededDeals;
import java.util.List;

/** The same deal written, and the same deals read, in each dialect as its clients do: written ones wait for the read side. */
public record Dialects(Workshop workshop, Pipetrail server, SeededDeals seeded) {

    private static final int DIFFERENT_DEALS = 100_000;
    private static final String GAUZY = "/dialects/gauzy/api/deals";
    private static final String PIPEBACK = "/dialects/pipeback/app/deals";
    private static final String INTROZY = "/dialects/introzy/api/pipelines/sales/deals";

    public Contestant nativeWrite() {
        return writing("native", server.deals().path(), SampleDeal.body(firstStage()));
    }

    public Contestant gauzyWrite() {
        return writing("Gauzy", GAUZY, """
                {"title":"Harbour Robotics annual contract","stageId":"%s","probability":3}""".formatted(bareStage()));
    }

    public Contestant pipebackWrite() {
        return writing("Pipeback", PIPEBACK, """
                {"name":"Harbour Robotics annual contract","amount":4800000,"pipeline_stage_id":"%s",\
                "owner_id":"desk-north","expected_close_date":"2027-04-15"}""".formatted(bareStage()));
    }

    public Contestant introzyWrite() {
        return writing("Introzy", INTROZY, """
                {"name":"Harbour Robotics annual contract","expectedValue":48000,"currency":"USD",\
                "ownerId":"desk-north"}""");
    }

    public Contestant nativeRead() {
        return reading("native", server.deals().path() + "/deal_");
    }

    public Contestant gauzyRead() {
        return reading("Gauzy", GAUZY + "/");
    }

    public Contestant pipebackRead() {
        return reading("Pipeback", PIPEBACK + "/");
    }

    public Contestant introzyRead() {
        return reading("Introzy", INTROZY + "/");
    }

    private Contestant writing(String dialect, String path, String body) {
        var deals = server.deals().with("Content-Type", "application/json");
        var load = new Load("POST", deals.server(), List.of(path), List.of(body), deals.headers());
        return loading("write, " + dialect, load);
    }

    private Contestant reading(String dialect, String path) {
        var paths = seeded.some(DIFFERENT_DEALS).stream().map(id -> path + id).toList();
        return loading(
                "read, " + dialect,
                Load.get(server.deals().server(), paths, server.deals().headers()));
    }

    private Contestant loading(String name, Load load) {
        return Contestant.of(name, seconds -> workshop.generator().run(load, Workshop.CONNECTIONS, seconds));
    }

    private String firstStage() {
        return server.deals().stages().getFirst();
    }

    private String bareStage() {
        return firstStage().substring(firstStage().indexOf('_') + 1);
    }
}
