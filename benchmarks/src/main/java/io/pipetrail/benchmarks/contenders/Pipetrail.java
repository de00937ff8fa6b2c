package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged standalone server on a database of the cluster, with one store, its key and its pipeline. */
public final class Pipetrail implements AutoCloseable {

    static final String OPERATOR_KEY = "pt_operator_of-the-benchmarks-which-listens-on-loopback-only";
    static final String READY = "/actuator/health/readiness";
    private static final String PIPELINE = """
            {"name":"Sales","stages":[{"name":"Lead","probability":0.1},{"name":"Qualified","probability":0.3},\
            {"name":"Proposal","probability":0.5},{"name":"Negotiation","probability":0.7},{"name":"Renewal"},\
            {"name":"Won","is_won":true},{"name":"Lost","is_lost":true}]}""";
    private static final int OPEN_STAGES = 5;

    private final Database database;
    private final ServerProcess process;
    private final String store;
    private final String pipeline;
    private final Deals deals;

    private Pipetrail(Workshop workshop, Database database, ServerProcess process) {
        this.database = database;
        this.process = process;
        var operator = operator();
        store = operator.post("/v1/stores", "{\"name\":\"Benchmark\",\"slug\":\"benchmark\"}")
                .at("/id")
                .asString();
        var key = operator.post("/v1/stores/benchmark/api-keys", "{\"name\":\"benchmark\",\"role\":\"admin\"}")
                .at("/secret")
                .asString();
        var made = new HttpJson(process.address(), bearer(key)).post("/v1/stores/benchmark/pipelines", PIPELINE);
        pipeline = made.at("/id").asString();
        var stages = new ArrayList<String>();
        for (int i = 0; i < OPEN_STAGES; i++) {
            stages.add(made.at("/stages/" + i + "/id").asString());
        }
        deals = new Deals(workshop, process.address(), "/v1/stores/benchmark/deals", bearer(key), List.copyOf(stages));
    }

    public static Pipetrail start(Workshop workshop, String name) {
        var database = workshop.cluster().create(name);
        var process = ServerProcess.start(
                name,
                workshop.folder(),
                workshop.options(),
                List.of("-jar", workshop.serverJar().toString()),
                Map.of(
                        "PIPETRAIL_DATABASE_URL",
                        database.jdbcUrl(),
                        "PIPETRAIL_DATA_DIR",
                        workshop.folder().resolve(name).toString(),
                        "PIPETRAIL_OPERATOR_KEY",
                        OPERATOR_KEY,
                        "PIPETRAIL_RATE_LIMIT",
                        "0",
                        "PIPETRAIL_DRAIN",
                        "0s"));
        return new Pipetrail(workshop, database, process.awaitReady(READY));
    }

    public Database database() {
        return database;
    }

    public ServerProcess process() {
        return process;
    }

    public Series memory() {
        return Series.of("resident memory of the JVM", process.residentMegabytes());
    }

    /** As the API prints it. */
    public String store() {
        return store;
    }

    /** As the API prints it. */
    public String pipeline() {
        return pipeline;
    }

    /** Requests that wait for the read side. */
    public Deals deals() {
        return deals;
    }

    /** Requests that do not. */
    public Deals minimal() {
        return deals.with("Prefer", "return=minimal");
    }

    /** What answers a GET in the store. */
    public HttpJson client() {
        return new HttpJson(process.address(), deals.headers());
    }

    /** What answers the operator. */
    public HttpJson operator() {
        return new HttpJson(process.address(), bearer(OPERATOR_KEY));
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public void close() {
        process.close();
    }
}
