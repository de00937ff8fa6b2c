package io.pipetrail.standalone;

import java.util.UUID;

/** A store of a test's own, and a client that works in it: its paths begin behind {@code /v1/stores/{store_id}}. */
public record Store(String id, String slug, String secret, Api api) {

    public static Store open(Api operator, String role) {
        var slug = "s" + UUID.randomUUID().toString().substring(0, 13);
        var id = operator.post("/v1/stores", """
                {"name": "Store of a test", "slug": "%s"}""".formatted(slug)).expect(201).text("/id");
        var secret = key(operator, slug, role);
        return new Store(id, slug, secret, operator.as(secret).at("/v1/stores/" + slug));
    }

    static String key(Api operator, String store, String role) {
        return operator.post("/v1/stores/" + store + "/api-keys", """
                {"name": "a test's", "role": "%s"}""".formatted(role))
                .expect(201)
                .text("/secret");
    }

    /** The same store for the holder of a key with another role. */
    public Api as(Api operator, String role) {
        return operator.as(key(operator, slug, role)).at("/v1/stores/" + slug);
    }

    /** The same store on another server, or on one that was started again. */
    public Api at(Api operator) {
        return operator.as(secret).at("/v1/stores/" + slug);
    }

    /** A new stage at the end of the default pipeline; returns its id. */
    public String stage(String name, String more) {
        return api.post("/pipeline-stages", "{\"name\": \"%s\"%s}".formatted(name, more))
                .expect(201)
                .text("/id");
    }

    /** A new deal in a stage; returns its id. */
    public String deal(String title, String value, String stageId) {
        return api.post("/deals", """
                {"title": "%s", "value": %s, "stage_id": "%s"}""".formatted(title, value, stageId))
                .expect(201)
                .text("/id");
    }
}
