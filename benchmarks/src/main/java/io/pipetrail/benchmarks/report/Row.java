package io.pipetrail.benchmarks.report;

import org.jspecify.annotations.Nullable;

/** The rows of the table: what is measured, against which limit of the same run, and what it should reach. */
public enum Row {
    APPEND_32("engine append, 32 writers", "pgbench, 32 clients", Goal.of(1.5, 1.0)),
    APPEND_1("engine append, 1 writer", "pgbench, 1 client", Goal.of(0.8, 0.6)),
    CREATE("POST /deals, minimal", "pgbench, 32 clients", Goal.of(1.0, 0.5)),
    MOVE("PATCH /deals/{id} (move), minimal", "pgbench, 32 clients", Goal.of(1.0, 0.5)),
    CREATE_STOCK("POST /deals, minimal", "stock Axon + JPA", Goal.of(12, 6)),
    MOVE_STOCK("PATCH /deals/{id} (move), minimal", "stock Axon + JPA", Goal.of(25, 12)),
    CREATE_TUNED("POST /deals, minimal", "tuned Axon + JPA", null),
    MOVE_TUNED("PATCH /deals/{id} (move), minimal", "tuned Axon + JPA", null),
    CREATE_NOOP("POST /deals, minimal", "no-op POST", null),
    CREATE_WAITING("POST /deals, waiting for the read side", "POST /deals, minimal", Goal.of(0.7, 0.5)),
    MOVE_WAITING("PATCH /deals/{id}, waiting for the read side", "PATCH, minimal", Goal.of(0.7, 0.5)),
    VISIBLE("reply to visible in a GET, p99 at half load", Unit.MILLISECONDS, Goal.of(50, 150)),
    DEAL("GET /deals/{id}", "no-op GET", Goal.of(0.6, 0.4)),
    SUMMARY("GET /pipeline-summary", "no-op GET", Goal.of(0.6, 0.4)),
    DEAL_OF_MANY("GET /deals/{id}, many deals", "with few deals", Goal.of(0.9, 0.8)),
    SUMMARY_OF_MANY("GET /pipeline-summary, many deals", "with few deals", Goal.of(0.9, 0.8)),
    FAR_PAGE("page of 50 deals, far down", "first page", Goal.of(0.9, 0.8)),
    SUMMARY_AS_OF("GET /pipeline-summary?as_of=", "the summary of now", Goal.of(0.25, 0.1)),
    REBUILD("rebuild of all read models, 10 events a deal", "JDBC scan of the events", Goal.of(0.5, 0.2)),
    REBUILD_OF_NEW("the same, deals just created", "JDBC scan of the events", null),
    CATCH_UP("catching up of the live read side", "JDBC scan of the events", null),
    APPEND_AFTER_MANY("engine append, many events stored", "with few stored", Goal.of(0.9, 0.8)),
    GAUZY_WRITE("POST of a deal in Gauzy's dialect", "POST /deals", Goal.of(1.0, 0.91)),
    PIPEBACK_WRITE("POST of a deal in Pipeback's dialect", "POST /deals", Goal.of(1.0, 0.91)),
    INTROZY_WRITE("POST of a deal in Introzy's dialect", "POST /deals", Goal.of(1.0, 0.91)),
    GAUZY_READ("GET of a deal in Gauzy's dialect", "GET /deals/{id}", Goal.of(1.0, 0.91)),
    PIPEBACK_READ("GET of a deal in Pipeback's dialect", "GET /deals/{id}", Goal.of(1.0, 0.91)),
    INTROZY_READ("GET of a deal in Introzy's dialect", "GET /deals/{id}", Goal.of(1.0, 0.91)),
    START("start to first answer, AOT cache", Unit.SECONDS, Goal.of(3, 6)),
    MEMORY("resident memory after the load", Unit.MEGABYTES, Goal.of(400, 700));

    private final String what;
    private final @Nullable String against;
    private final Unit unit;
    private final boolean hasGoal;
    private final double target;
    private final double good;

    Row(String what, String against, @Nullable Goal goal) {
        this(what, against, Unit.PER_SECOND, goal);
    }

    Row(String what, Unit unit, Goal goal) {
        this(what, null, unit, goal);
    }

    /** The goal is kept in parts, as what an enum holds should be immutable for the compiler too. */
    Row(String what, @Nullable String against, Unit unit, @Nullable Goal goal) {
        this.what = what;
        this.against = against;
        this.unit = unit;
        this.hasGoal = goal != null;
        this.target = goal == null ? 0 : goal.target();
        this.good = goal == null ? 0 : goal.good();
    }

    public String what() {
        return what;
    }

    /** The limit that the figure is divided by; null where the figure itself is judged. */
    public @Nullable String against() {
        return against;
    }

    public Unit unit() {
        return unit;
    }

    /** Null where the row is only there to be known. */
    public @Nullable Goal goal() {
        return hasGoal ? Goal.of(target, good) : null;
    }
}
