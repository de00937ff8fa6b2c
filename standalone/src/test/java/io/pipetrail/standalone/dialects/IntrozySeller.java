package io.pipetrail.standalone.dialects;

import io.pipetrail.standalone.Api;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Speaks Introzy, whose deals have no probability, and whose pipelines are there when they are looked at. */
record IntrozySeller(Api api) implements Seller {

    private static final String SALES = "/api/pipelines/sales";

    @Override
    public String dialect() {
        return "introzy";
    }

    @Override
    public Set<String> cannotSay() {
        return Set.of("DealProbabilityChanged", "ActivityLogged");
    }

    @Override
    public List<String> makePipeline() {
        var stages = api.get(SALES).expect(200).json().at("/data/stages");
        return Stream.of("Lead", "Qualified", "Won")
                .map(name -> idOf(stages, name))
                .toList();
    }

    private static String idOf(JsonNode stages, String label) {
        return stages.valueStream()
                .filter(stage -> stage.at("/label").asString().equals(label))
                .map(stage -> stage.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String create(String firstStage) {
        return api.post(SALES + "/deals", """
                        {"name": "Acme", "expectedValue": 1234.56, "currency": "USD"}""").expect(201).text("/data/id");
    }

    @Override
    public void move(String deal, String stage) {
        api.patch(SALES + "/deals/" + deal, "{\"pipelineStageId\": \"%s\"}".formatted(stage))
                .expect(200);
    }

    @Override
    public void change(String deal) {
        api.patch(SALES + "/deals/" + deal, "{\"name\": \"Acme, renewed\", \"expectedValue\": 2000}")
                .expect(200);
    }

    @Override
    public Seen read(String deal) {
        var read = api.get(SALES + "/deals/" + deal).expect(200).json();
        return new Seen(
                read.at("/data/name").asString(),
                read.at("/data/stage/id").asString(),
                read.at("/data/expectedValue").decimalValue().movePointRight(2).longValueExact(),
                null,
                null);
    }
}
