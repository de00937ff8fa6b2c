package io.pipetrail.standalone.dialects.gauzy;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;

/** A store of a test's own, as one of Gauzy's clients has it: its paths begin behind the mount. */
record Organization(Store store, Api api) {

    static final String MOUNT = "/dialects/gauzy";
    static final String UNKNOWN = "01980000-0000-7000-8000-0000000000ff";

    static Organization of(Server server) {
        var store = server.store("admin");
        return new Organization(store, new Api(server.address() + MOUNT, store.secret()));
    }

    String id() {
        return store.id();
    }

    /** A pipeline with stages of these names; the answer to its creation. */
    Api.Answer pipeline(String name, String... stages) {
        var list = new StringBuilder();
        for (var stage : stages) {
            list.append(list.isEmpty() ? "" : ", ").append("{\"name\": \"%s\"}".formatted(stage));
        }
        return api.post("/api/pipelines", """
                {"name": "%s", "stages": [%s]}""".formatted(name, list)).expect(201);
    }

    /** A deal in a stage; returns its id. */
    String deal(String title, String stage, int probability) {
        return api.post("/api/deals", """
                {"title": "%s", "stageId": "%s", "probability": %d}""".formatted(title, stage, probability))
                .expect(201)
                .text("/id");
    }

    Api.Answer put(String path, String json) {
        return api.send("PUT", path, json);
    }
}
