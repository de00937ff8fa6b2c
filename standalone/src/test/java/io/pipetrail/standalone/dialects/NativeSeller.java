package io.pipetrail.standalone.dialects;

import io.pipetrail.standalone.Api;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Speaks the native API, which can say everything. */
record NativeSeller(Api api) implements Seller {

    @Override
    public String dialect() {
        return "v1";
    }

    @Override
    public Set<String> cannotSay() {
        return Set.of();
    }

    @Override
    public List<String> makePipeline() {
        var made = api.post("/pipelines", """
                {"name": "Sales", "stages": [{"name": "Lead"}, {"name": "Qualified"}, {"name": "Won"}]}""").expect(201);
        return List.of(
                bare(made.text("/stages/0/id")), bare(made.text("/stages/1/id")), bare(made.text("/stages/2/id")));
    }

    @Override
    public String create(String firstStage) {
        return bare(api.post("/deals", """
                        {"title": "Acme", "value": 1234.56, "currency": "usd", "probability": 0.6, "stage_id": "%s"}""".formatted(firstStage)).expect(201).text("/id"));
    }

    @Override
    public void move(String deal, String stage) {
        api.patch("/deals/" + deal, "{\"stage_id\": \"%s\"}".formatted(stage)).expect(200);
    }

    @Override
    public void change(String deal) {
        api.patch("/deals/" + deal, """
                {"title": "Acme, renewed", "value": 2000, "probability": 0.8}""").expect(200);
    }

    @Override
    public void log(String deal) {
        api.post("/deals/" + deal + "/activities", "{\"type\": \"call\", \"body\": \"Somebody called\"}")
                .expect(201);
    }

    @Override
    public void win(String deal, String wonStage) {
        api.post("/deals/" + deal + "/win", "").expect(200);
    }

    @Override
    public Seen read(String deal) {
        var read = api.get("/deals/" + deal).expect(200).json();
        var probability = read.at("/probability");
        return new Seen(
                read.at("/title").asString(),
                bare(read.at("/stage/id").asString()),
                read.at("/value").decimalValue().movePointRight(2).longValueExact(),
                probability.isNull()
                        ? null
                        : probability
                                .decimalValue()
                                .multiply(BigDecimal.valueOf(100))
                                .intValueExact(),
                read.at("/status").asString());
    }

    static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
