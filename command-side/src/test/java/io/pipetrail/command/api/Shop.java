package io.pipetrail.command.api;

import io.pipetrail.eventstore.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that all tests over HTTP share, and for each test a store of its own with a sales pipeline. */
abstract class Shop {

    static Node node;

    Client acme;
    Reply sales;

    @BeforeAll
    static void shareNode() {
        if (node != null) return;
        node = Node.on(TestDatabase.fresh());
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    }

    @BeforeEach
    void openStore() {
        acme = node.operator().opens("{\"name\":\"Acme\"}");
        sales = acme.post("pipelines", """
                        {"name":"Sales","stages":[
                            {"name":"Prospecting"},{"name":"Negotiation","probability":0.5},
                            {"name":"Won","is_won":true},{"name":"Lost","is_lost":true}]}""").is(201);
    }

    /** A stage of the sales pipeline by its place, from 0. */
    String stage(int place) {
        return sales.text("/stages/" + place + "/id");
    }

    Reply deal(String title, String... headers) {
        return acme.post("deals", "{\"title\":\"" + title + "\",\"value\":100}", headers)
                .is(201);
    }

    static long events(Client client) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from eventstore.event_log where payload ->> 'tenantId' = ?")
                .param(client.store())
                .query(Long.class)
                .single();
    }
}
