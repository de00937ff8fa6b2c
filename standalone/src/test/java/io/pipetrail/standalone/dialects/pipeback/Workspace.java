package io.pipetrail.standalone.dialects.pipeback;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.UUID;

/** A store of a test's own: as Pipeback's clients see it, and as those of the native API do. */
record Workspace(String id, String secret, Api pipeback, Api v1) {

    static final String MOUNT = "/dialects/pipeback";

    static Workspace open(Server server, String currency) {
        var slug = "w" + UUID.randomUUID();
        var id = server.operator()
                .post("/v1/stores", """
                        {"name": "A workspace", "slug": "%s", "base_currency": "%s"}""".formatted(slug, currency))
                .expect(201)
                .text("/id");
        var secret = secret(server, id, "admin");
        return new Workspace(
                id, secret, client(server, id, secret), new Api(server.address() + "/v1/stores/" + id, secret));
    }

    /** A Pipeback client with another role in the same workspace. */
    Api as(Server server, String role) {
        return client(server, id, secret(server, id, role));
    }

    /** A new pipeline; returns its id. */
    String pipeline(String name) {
        return pipeback.post("/app/pipelines", "{\"name\": \"%s\"}".formatted(name))
                .expect(200)
                .text("/data/id");
    }

    /** A new stage at the end of a pipeline; returns its id. */
    String stage(String pipeline, String name) {
        return pipeback.post("/app/pipelines/" + pipeline + "/stages", "{\"name\": \"%s\"}".formatted(name))
                .expect(200)
                .text("/data/id");
    }

    /** A new deal in a stage; returns its id. */
    String deal(String stage, long amount) {
        return pipeback.post("/app/deals", """
                        {"name": "A deal", "pipeline_stage_id": "%s", "amount": %d}""".formatted(stage, amount))
                .expect(200)
                .text("/data/id");
    }

    /** The pipeline is the default one from now on, or none is. */
    void choose(String pipeline, boolean isDefault) {
        pipeback.send("PUT", "/app/pipelines/" + pipeline, """
                        {"name": "Chosen", "is_default": %s}""".formatted(isDefault))
                .expect(200);
    }

    private static Api client(Server server, String workspace, String secret) {
        return new Api(server.address() + MOUNT, secret).with("x-workspace-id", workspace);
    }

    private static String secret(Server server, String store, String role) {
        return server.operator()
                .post("/v1/stores/" + store + "/api-keys", "{\"name\": \"a test's\", \"role\": \"" + role + "\"}")
                .expect(201)
                .text("/secret");
    }
}
