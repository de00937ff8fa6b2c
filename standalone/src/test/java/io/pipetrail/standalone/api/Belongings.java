package io.pipetrail.standalone.api;

import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store with one of each, whose texts all begin with a word that tells whose they are; ids are bare, as every dialect takes them. */
record Belongings(Server server, Store store, String pipeline, String stage, String deal, String activity) {

    static Belongings of(Server server, String word) {
        var store = server.store("admin");
        var stage = store.stage(word + " stage", ", \"description\": \"" + word + "\"");
        var deal = store.deal(word + " deal", "77", stage);
        var activity = store.api()
                .post("/deals/" + deal + "/activities", "{\"type\": \"note\", \"body\": \"" + word + " note\"}")
                .expect(201)
                .text("/id");
        var pipeline = store.api().get("/pipelines").text("/data/0/id");
        return new Belongings(server, store, bare(pipeline), bare(stage), bare(deal), bare(activity));
    }

    /** The id of what a noun in a path or a field's name is about. */
    String idOf(String noun) {
        return switch (noun) {
            case "pipelines", "pipeline_id", "pipelineid" -> pipeline;
            case "stages", "pipeline-stages" -> stage;
            case "activities" -> activity;
            case "organizationid", "tenantid" -> store.id();
            default -> deal;
        };
    }

    long events() {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from eventstore.event_log where payload ->> 'tenantId' = ?")
                .param(store.id())
                .query(Long.class)
                .single();
    }

    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
