package io.pipetrail.standalone.dialects;

import io.pipetrail.standalone.Api;
import java.util.List;
import java.util.Set;

/** Speaks Gauzy, whose deals have no value and no status. */
record GauzySeller(Api api) implements Seller {

    @Override
    public String dialect() {
        return "gauzy";
    }

    @Override
    public Set<String> cannotSay() {
        return Set.of("DealValueChanged", "ActivityLogged");
    }

    @Override
    public List<String> makePipeline() {
        var made = api.post("/api/pipelines", """
                {"name": "Sales", "stages": [{"name": "Lead", "index": 0}, {"name": "Qualified", "index": 1}, {"name": "Won", "index": 2}]}""").expect(201);
        return List.of(made.text("/stages/0/id"), made.text("/stages/1/id"), made.text("/stages/2/id"));
    }

    @Override
    public String create(String firstStage) {
        return api.post("/api/deals", """
                        {"title": "Acme", "stageId": "%s", "probability": 3}""".formatted(firstStage)).expect(201).text("/id");
    }

    @Override
    public void move(String deal, String stage) {
        api.send("PUT", "/api/deals/" + deal, "{\"stageId\": \"%s\"}".formatted(stage))
                .expect(202);
    }

    @Override
    public void change(String deal) {
        api.send("PUT", "/api/deals/" + deal, "{\"title\": \"Acme, renewed\", \"probability\": 80}")
                .expect(202);
    }

    @Override
    public Seen read(String deal) {
        var read = api.get("/api/deals/" + deal).expect(200).json();
        var probability = read.at("/probability");
        return new Seen(
                read.at("/title").asString(),
                read.at("/stageId").asString(),
                null,
                probability.isNull() ? null : percent(probability.asInt()),
                null);
    }

    /** Up to 5 they are steps of 20 %. */
    private static int percent(int probability) {
        return probability <= 5 ? probability * 20 : probability;
    }
}
