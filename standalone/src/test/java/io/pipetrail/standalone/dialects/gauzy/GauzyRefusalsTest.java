package io.pipetrail.standalone.dialects.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A "no" has the shape that Nest gives it, wherever it comes from; and what another organization has is not there. */
@ExtendWith(Server.Running.class)
class GauzyRefusalsTest {

    private final Server server;
    private final Organization organization;
    private final Api api;
    private final String stage;

    GauzyRefusalsTest(Server server) {
        this.server = server;
        organization = Organization.of(server);
        api = organization.api();
        stage = organization.pipeline("Sales", "Lead").text("/stages/0/id");
    }

    @Test
    void withoutACredential() {
        var nobody = new Api(server.address() + Organization.MOUNT, "");

        assertThat(nobody.get("/api/deals").expect(401).body())
                .isEqualTo("{\"message\":\"Unauthorized\",\"statusCode\":401}");
    }

    @Test
    void withoutTheRight() {
        var viewer = new Api(server.address() + Organization.MOUNT, secret("viewer"));

        viewer.get("/api/deals").expect(200);
        var refused = viewer.post("/api/deals", "{\"title\": \"Acme\", \"stageId\": \"%s\"}".formatted(stage));
        assertThat(refused.expect(403).body())
                .isEqualTo("{\"message\":\"Forbidden resource\",\"error\":\"Forbidden\",\"statusCode\":403}");
        viewer.delete("/api/deals/" + Organization.UNKNOWN).expect(403);
    }

    @Test
    void whereThereIsNothing() {
        assertThat(api.post("/api/opportunities", "{}").expect(404).body())
                .isEqualTo("{\"message\":\"Cannot POST /dialects/gauzy/api/opportunities\","
                        + "\"error\":\"Not Found\",\"statusCode\":404}");
        assertThat(api.patch("/api/deals/" + Organization.UNKNOWN, "{}")
                        .expect(405)
                        .text("/statusCode"))
                .isEqualTo("405");
    }

    @Test
    void forWhatIsNoJson() {
        var malformed = api.post("/api/deals", "{\"title\": ").expect(400);
        assertThat(malformed.text("/error")).isEqualTo("Bad Request");
        assertThat(malformed.json().get("message").isString()).isTrue();
        assertThat(api.post("/api/deals", "[]").expect(400).text("/error")).isEqualTo("Bad Request");
        assertThat(api.with("Content-Type", "text/plain")
                        .post("/api/deals", "a deal")
                        .expect(415)
                        .text("/message"))
                .isEqualTo("Unsupported Media Type");
        assertThat(api.post("/api/deals", "{\"title\": \"%s\"}".formatted("x".repeat(1_100_000)))
                        .expect(413)
                        .text("/message"))
                .isEqualTo("request entity too large");
    }

    @Test
    void forWhatIsNoUuidEverywhere() {
        for (var path : new String[] {"/api/deals/17", "/api/pipelines/17", "/api/pipelines/17/deals"}) {
            api.get(path).expect(406);
        }
        for (var path :
                new String[] {"/api/deals/17", "/api/deals/17/soft", "/api/pipelines/17", "/api/pipelines/1/soft"}) {
            api.delete(path).expect(406);
        }
        organization.put("/api/deals/17", "{}").expect(406);
        organization.put("/api/pipelines/17/recover", "{}").expect(406);
    }

    @Test
    void unknownFieldsAreIgnored() {
        api.post("/api/deals", """
                {"title": "Acme", "stageId": "%s", "probability": 3, "value": 5, "stage": {}}""".formatted(stage)).expect(201);
    }

    @Test
    void whatIsAlwaysTheSameHereIsNotWrittenOtherwise() {
        var refused = api.post("/api/deals", """
                {"title": "Acme", "stageId": "%s", "isArchived": true}""".formatted(stage));

        assertThat(refused.expect(400).text("/message/0")).isEqualTo("isArchived must be equal to false");
    }

    @Test
    void anotherOrganizationIsForbiddenWhereverItIsNamed() {
        var other = Organization.of(server);
        var own = organization.id();

        api.get("/api/deals?where[organizationId]=" + own.toUpperCase(Locale.ROOT))
                .expect(200);
        api.with("Organization-Id", own)
                .with("Tenant-Id", own)
                .get("/api/pipelines")
                .expect(200);
        api.get("/api/deals?where[organizationId]=" + other.id()).expect(403);
        api.get("/api/deals?where[stage][tenantId]=" + other.id()).expect(403);
        api.get("/api/deals?organizationId=acme").expect(403);
        for (var named : new String[] {
            "where[organizationId][0]", "organizationId[]", "where[organizationId][0][]", "where[stage.tenantId]"
        }) {
            api.get("/api/deals?" + named + "=" + own).expect(200);
            api.get("/api/deals?" + named + "=" + other.id()).expect(403);
        }
        api.get("/api/deals/count?stage.tenantId=" + other.id()).expect(403);
        api.get("/api/deals?order[organizationId]=ASC").expect(200);
        api.with("Organization-Id", own)
                .with("Organization-Id", other.id())
                .get("/api/deals")
                .expect(403);
        api.with("Organization-Id", other.id()).get("/api/deals").expect(403);
        api.with("Tenant-Id", other.id()).get("/api/deals").expect(403);
        api.post("/api/pipelines", "{\"name\": \"Sales\", \"organizationId\": \"%s\"}".formatted(other.id()))
                .expect(403);
        api.post("/api/pipelines", "{\"name\": \"Sales\", \"tenantId\": \"%s\"}".formatted(other.id()))
                .expect(403);
        assertThat(api.post("/api/pipelines", "{\"name\": \"Sales\", \"organizationId\": 5}")
                        .expect(400)
                        .text("/message/0"))
                .isEqualTo("organizationId must be a UUID");
    }

    @Test
    void whatAnotherOrganizationHasIsNotThere() {
        var theirs = Organization.of(server);
        var pipeline = theirs.pipeline("Theirs", "Lead");
        var deal = theirs.deal("Theirs", pipeline.text("/stages/0/id"), 3);

        api.get("/api/deals/" + deal + "?withDeleted=true").expect(404);
        api.get("/api/pipelines/" + pipeline.text("/id")).expect(404);
        assertThat(api.get("/api/pipelines/" + pipeline.text("/id") + "/deals").text("/total"))
                .isEqualTo("0");
        organization.put("/api/deals/" + deal, "{\"title\": \"Ours\"}").expect(404);
        organization
                .put("/api/pipelines/" + pipeline.text("/id"), "{\"name\": \"Ours\"}")
                .expect(404);
        organization
                .put("/api/pipelines/" + pipeline.text("/id") + "/recover", "{}")
                .expect(404);
        organization.put("/api/pipelines/" + deal + "/recover", "{}").expect(404);
        assertThat(api.delete("/api/deals/" + deal).expect(202).text("/affected"))
                .isEqualTo("0");
        api.delete("/api/deals/" + deal + "/soft").expect(404);
        api.post("/api/deals", "{\"title\": \"Ours\", \"stageId\": \"%s\"}".formatted(pipeline.text("/stages/0/id")))
                .expect(400);
        assertThat(theirs.api().get("/api/deals/" + deal).expect(200).text("/title"))
                .isEqualTo("Theirs");
    }

    private String secret(String role) {
        return server.operator()
                .post("/v1/stores/" + organization.id() + "/api-keys", """
                        {"name": "a test's", "role": "%s"}""".formatted(role))
                .expect(201)
                .text("/secret");
    }
}
