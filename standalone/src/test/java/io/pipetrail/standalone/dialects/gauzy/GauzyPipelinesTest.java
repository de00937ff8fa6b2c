package io.pipetrail.standalone.dialects.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pipelines are written with all of their stages or without, deleted and recovered. */
@ExtendWith(Server.Running.class)
class GauzyPipelinesTest {

    private final Organization organization;
    private final Api api;
    private final String pipeline;
    private final String lead;
    private final String offer;
    private final String won;

    GauzyPipelinesTest(Server server) {
        organization = Organization.of(server);
        api = organization.api();
        var made = organization.pipeline("Sales", "Lead", "Offer", "Won");
        pipeline = "/api/pipelines/" + made.text("/id");
        lead = made.text("/stages/0/id");
        offer = made.text("/stages/1/id");
        won = made.text("/stages/2/id");
    }

    @Test
    void aListOfStagesIsAllThatThereIsAfterwards() {
        var answer = organization.put(pipeline, """
                        {"name": "Direct sales", "stages": [
                            {"id": "%s", "index": 7},
                            {"name": "Negotiation", "description": "About the price"},
                            {"id": "%s", "name": "Prospect", "pipelineId": "ignored"}]}""".formatted(won, lead)).expect(202);

        assertThat(answer.json().has("stages")).isFalse();
        assertThat(answer.text("/name")).isEqualTo("Direct sales");
        var after = api.get(pipeline + "?relations[]=stages").expect(200);
        assertThat(names(after)).containsExactly("Won", "Negotiation", "Prospect");
        assertThat(after.text("/stages/0/id")).isEqualTo(won);
        assertThat(after.text("/stages/2/id")).isEqualTo(lead);
        assertThat(after.text("/stages/1/description")).isEqualTo("About the price");
        assertThat(after.text("/stages/2/index")).isEqualTo("3");
    }

    @Test
    void oneMayBeMadeThatIsNotActive() {
        var made = api.post("/api/pipelines", """
                {"name": "Later", "isActive": false, "stages": [{"name": "Idea"}]}""").expect(201);
        assertThat(made.text("/isActive")).isEqualTo("false");

        var read = api.get("/api/pipelines/" + made.text("/id") + "?relations[]=stages");
        assertThat(read.text("/isActive")).isEqualTo("false");
        assertThat(names(read)).containsExactly("Idea");
    }

    @Test
    void withoutAListTheStagesStay() {
        organization.put(pipeline, "{\"name\": \"Direct sales\"}").expect(202);

        assertThat(names(api.get(pipeline + "?relations[]=stages"))).containsExactly("Lead", "Offer", "Won");
    }

    /** Nothing of such a request happens, the new name does not either. */
    @Test
    void aStageThatHoldsDealsIsNotLeftOut() {
        organization.deal("Acme", offer, 3);

        var refused = organization.put(pipeline, """
                        {"name": "Without", "stages": [{"id": "%s"}, {"id": "%s"}]}""".formatted(lead, won)).expect(400);

        assertThat(refused.text("/message")).isEqualTo("A stage that holds deals cannot be removed.");
        var after = api.get(pipeline + "?relations[]=stages");
        assertThat(names(after)).containsExactly("Lead", "Offer", "Won");
        assertThat(after.text("/name")).isEqualTo("Sales");
    }

    @Test
    void stagesAreThoseOfThePipelineAndEachNamedOnce() {
        organization
                .put(pipeline, "{\"stages\": [{\"id\": \"%s\"}]}".formatted(Organization.UNKNOWN))
                .expect(400);
        var twice = organization
                .put(pipeline, "{\"stages\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}]}".formatted(lead, lead))
                .expect(400);
        assertThat(twice.text("/message/0")).isEqualTo("stages.1.id must be unique");
        var nameless = organization.put(pipeline, "{\"stages\": [{}, 5]}").expect(400);
        assertThat(nameless.json().at("/message").valueStream().map(it -> it.asString()))
                .containsExactlyInAnyOrder(
                        "stages.0.name should not be empty",
                        "stages.0.name must be a string",
                        "each value in nested property stages must be either object or array");
    }

    @Test
    void whatIsDeletedComesBackWithItsStages() {
        var deleted = api.delete(pipeline + "/soft").expect(202);
        assertThat(deleted.json().get("deletedAt").isString()).isTrue();
        api.get(pipeline).expect(404);
        assertThat(api.get("/api/pipelines?withDeleted=true")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        api.post("/api/deals", "{\"title\": \"Acme\", \"stageId\": \"%s\"}".formatted(lead))
                .expect(400);

        var back = api.send("PUT", pipeline + "/recover", "").expect(202);

        assertThat(back.json().get("deletedAt").isNull()).isTrue();
        assertThat(names(api.get(pipeline + "?relations[]=stages").expect(200)))
                .containsExactly("Lead", "Offer", "Won");
        organization.deal("Acme", lead, 3);
        assertThat(organization
                        .store()
                        .api()
                        .get("/pipelines")
                        .json()
                        .at("/data")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void dealsComeBackAsWell() {
        var deal = "/api/deals/" + organization.deal("Acme", lead, 3);
        assertThat(api.delete(deal + "/soft")
                        .expect(202)
                        .json()
                        .get("deletedAt")
                        .isString())
                .isTrue();
        api.delete(deal + "/soft").expect(404);

        assertThat(api.send("PUT", deal + "/recover", "")
                        .expect(202)
                        .json()
                        .get("deletedAt")
                        .isNull())
                .isTrue();
        api.get(deal).expect(200);
    }

    @Test
    void aPipelineThatHoldsDealsIsNotDeleted() {
        organization.deal("Acme", lead, 3);

        assertThat(api.delete(pipeline).expect(400).text("/message"))
                .isEqualTo("A pipeline that holds deals cannot be deleted.");
        assertThat(api.delete("/api/pipelines/" + Organization.UNKNOWN)
                        .expect(202)
                        .text("/affected"))
                .isEqualTo("0");
    }

    private static List<String> names(Api.Answer pipeline) {
        return pipeline.json()
                .at("/stages")
                .valueStream()
                .map(stage -> stage.get("name").asString())
                .toList();
    }
}
