package io.pipetrail.standalone.dialects.introzy;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;

/** A store of a test's own, with a client of Introzy and one of the native API. */
record Organization(Store store, Api introzy, Api v1) {

    private static final String MOUNT = "/dialects/introzy";

    static Organization of(Server server) {
        return of(server, "admin");
    }

    static Organization of(Server server, String role) {
        var store = server.store(role);
        return new Organization(store, new Api(server.address() + MOUNT, store.secret()), store.api());
    }

    /** The same organization's client at another node. */
    Api at(Server node) {
        return new Api(node.address() + MOUNT, store.secret());
    }

    /** A deal of a type; returns its id. */
    String deal(String type, String name) {
        return introzy.post("/api/pipelines/" + type + "/deals", "{\"name\":\"" + name + "\"}")
                .expect(201)
                .text("/data/id");
    }

    /** The id of a stage by its place, from 0. */
    String stage(String type, int place) {
        return introzy.get("/api/pipelines/" + type).expect(200).text("/data/stages/" + place + "/id");
    }
}
