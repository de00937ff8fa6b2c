package io.pipetrail.standalone.dialects.introzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pipeline that a hundred clients see for the first time at once, on two nodes, is one. */
class IntrozyRaceTest {

    private static final int CLIENTS = 100;

    private static Server one;
    private static Server two;

    @BeforeAll
    static void start() {
        var database = TestDatabase.fresh();
        one = Server.forManyOn(database);
        two = Server.forManyOn(database);
    }

    @AfterAll
    static void stop() throws IOException {
        two.close();
        one.close();
    }

    /** Seen red with a tenant that makes one whether it has one or not. */
    @ParameterizedTest
    @ValueSource(strings = {"sales", "advocacy", "integration", "referral", "partner"})
    void aHundredClientsAtOnceSeeTheSamePipeline(String type) throws InterruptedException, ExecutionException {
        var acme = Organization.of(one);
        var answers = atOnce(i -> acme.at(node(i)).get("/api/pipelines/" + type));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(answers.stream().map(answer -> answer.text("/data/id")).distinct())
                .hasSize(1);
        assertThat(created(acme, "PipelineCreated")).isEqualTo(1);
        assertThat(created(acme, "StageAdded")).isEqualTo(5);
    }

    /** Seen red while a stream that another node had just made was no conflict but a fault. */
    @Test
    void aHundredFirstDealsAreAllInTheSamePipeline() throws InterruptedException, ExecutionException {
        var acme = Organization.of(one);
        var answers = atOnce(i -> acme.at(node(i)).post("/api/pipelines/sales/deals", "{\"name\":\"" + i + "\"}"));
        assertThat(statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("/data/stage/id")).distinct())
                .hasSize(1);
        assertThat(created(acme, "PipelineCreated")).isEqualTo(1);
        assertThat(created(acme, "DealCreated")).isEqualTo(CLIENTS);
    }

    private static List<Integer> statuses(List<Api.Answer> answers) {
        return answers.stream().map(Api.Answer::status).toList();
    }

    private static Server node(int client) {
        return client % 2 == 0 ? one : two;
    }

    private static List<Api.Answer> atOnce(IntFunction<Api.Answer> request)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Api.Answer>>();
            for (var i = 0; i < CLIENTS; i++) {
                var client = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return request.apply(client);
                }));
            }
            start.countDown();
            var answers = new ArrayList<Api.Answer>();
            for (var each : running) answers.add(each.get());
            return answers;
        }
    }

    private static long created(Organization acme, String type) {
        return one.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from eventstore.event_log where type = ? and payload ->> 'tenantId' = ?")
                .params(type, acme.store().id())
                .query(Long.class)
                .single();
    }
}
