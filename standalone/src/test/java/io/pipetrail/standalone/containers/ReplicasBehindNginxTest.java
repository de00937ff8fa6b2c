package io.pipetrail.standalone.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import io.pipetrail.standalone.restart.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two whole servers on one database as processes, and in front of them the real nginx with the configuration that containers run, which
 * is asked for readiness all the time, as the container's health check does.
 */
@Timeout(600)
class ReplicasBehindNginxTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicasBehindNginxTest.class);
    private static final int SOME = 300;

    /** Reads come right after writes: on a busy machine it is long until the other one has the log. */
    private static final String PATIENT = "--pipetrail.read-your-writes.wait=45s";

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private static Path folder;

    private static ServerProcess one;
    private static ServerProcess two;
    private static Nginx proxy;
    private static ScheduledExecutorService healthCheck;

    @BeforeAll
    static void start() throws IOException {
        Nginx.assumeInstalled();
        one = server("one");
        two = server("two");
        proxy = Nginx.start("replicas.conf", Map.of("replica-1", port(one), "replica-2", port(two)), 0);
        healthCheck = Executors.newSingleThreadScheduledExecutor();
        healthCheck.scheduleWithFixedDelay(ReplicasBehindNginxTest::askForReadiness, 0, 100, TimeUnit.MILLISECONDS);
    }

    /** Again and again: an exception would be the end of it. */
    private static void askForReadiness() {
        try {
            new Api(proxy.address(), "").get("/proxy-readiness");
        } catch (RuntimeException unanswered) {
            LOG.warn("Nobody says who is ready", unanswered);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (healthCheck != null) healthCheck.shutdownNow();
        for (var started : new AutoCloseable[] {proxy, one, two}) {
            if (started != null) started.close();
        }
    }

    private static ServerProcess server(String name) throws IOException {
        return ServerProcess.start(
                folder.resolve(name),
                "--pipetrail.database-url=" + DATABASE.jdbcUrl() + "?user=" + DATABASE.username(),
                "--pipetrail.key-pepper=the-pepper-of-all-nodes-of-the-tests",
                "--server.forward-headers-strategy=native",
                PATIENT);
    }

    private static int port(ServerProcess server) {
        var address = server.operator().base();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Seen red with SIGKILL: what it was at came to nothing, and was told so. */
    @Test
    void noRequestIsLostWhenOneIsToldToStop() {
        var store = Store.open(new Api(proxy.address(), Server.OPERATOR_KEY), "admin");
        store.stage("Lead", "");
        try (var traffic = Traffic.in(store.api())) {
            traffic.awaitAnswers(SOME);
            one.close();
            traffic.awaitAnswers(SOME);
            traffic.close();

            LOG.warn("{} requests, {} lost", traffic.answered(), traffic.lost().size());
            assertThat(traffic.lost()).isEmpty();
            assertThat(created()).isEqualTo(traffic.created());
        }
        Verified.nothingDiffers(store.api());
    }

    private static long created() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("select count(*) from eventstore.events where type = 'DealCreated'")
                .query(Long.class)
                .single();
    }
}
