package io.pipetrail.standalone.dialects;

import io.pipetrail.standalone.Api;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Speaks Pipeback, whose deals have no probability. */
record PipebackSeller(Api api) implements Seller {

    @Override
    public String dialect() {
        return "pipeback";
    }

    @Override
    public Set<String> cannotSay() {
        return Set.of("DealProbabilityChanged", "ActivityLogged");
    }

    @Override
    public List<String> makePipeline() {
        var pipeline =
                api.post("/app/pipelines", "{\"name\": \"Sales\"}").expect(200).text("/data/id");
        return Stream.of("Lead", "Qualified", "Won")
                .map(name -> api.post("/app/pipelines/" + pipeline + "/stages", "{\"name\": \"" + name + "\"}")
                        .expect(200)
                        .text("/data/id"))
                .toList();
    }

    @Override
    public String create(String firstStage) {
        return api.post("/app/deals", """
                        {"name": "Acme", "amount": 123456, "pipeline_stage_id": "%s"}""".formatted(firstStage)).expect(200).text("/data/id");
    }

    @Override
    public void move(String deal, String stage) {
        api.send("PUT", "/app/deals/" + deal, "{\"pipeline_stage_id\": \"%s\"}".formatted(stage))
                .expect(200);
    }

    @Override
    public void change(String deal) {
        api.send("PUT", "/app/deals/" + deal, "{\"name\": \"Acme, renewed\", \"amount\": 200000}")
                .expect(200);
    }

    @Override
    public void win(String deal, String wonStage) {
        api.send("PUT", "/app/deals/" + deal, "{\"status\": \"won\"}").expect(200);
    }

    @Override
    public Seen read(String deal) {
        var read = api.get("/app/deals/" + deal).expect(200).json();
        return new Seen(
                read.at("/data/name").asString(),
                read.at("/data/pipeline_stage_id").asString(),
                read.at("/data/amount").asLong(),
                null,
                read.at("/data/status").asString());
    }
}
