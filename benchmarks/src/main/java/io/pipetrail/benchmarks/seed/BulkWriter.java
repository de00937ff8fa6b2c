package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventSerializer;
import io.pipetrail.eventstore.EventTypes;
import io.pipetrail.eventstore.Uuid7;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.postgresql.PGConnection;

/**
 * Writes what creating deals writes, in one transaction under the lock that appends take: the events, and where the deals are
 * in the registry.
 */
final class BulkWriter {

    /** As in the function {@code eventstore.append}. */
    private static final String LOCK = "select pg_advisory_xact_lock(7309940594735640948)";

    private static final String EVENTS = "copy eventstore.events from stdin";
    private static final String PLACES = "copy registry.deals (deal_id, tenant_id, stage_id) from stdin";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MILLIS_APART = 10;
    private static final int VALUES = 100_000;

    private final EventSerializer serializer = new EventSerializer(EventTypes.ofSealed(DealEvent.class));
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(YEAR);
    private final Pipetrail server;
    private final TenantId tenant;
    private final PipelineId pipeline;
    private final List<StageId> stages;

    BulkWriter(Pipetrail server) {
        this.server = server;
        this.tenant = new TenantId(uuid(server.store()));
        this.pipeline = new PipelineId(uuid(server.pipeline()));
        this.stages = server.deals().stages().stream()
                .map(stage -> new StageId(uuid(stage)))
                .toList();
    }

    void write(List<DealId> deals) {
        var head = server.database().number("select coalesce(max(position), 0) from eventstore.events");
        try (var connection = server.database().connect()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute(LOCK);
            }
            copy(connection, EVENTS, deals, (deal, number) -> event(deal, number, head + number + 1));
            copy(connection, PLACES, deals, (deal, number) -> "%s\t%s\t%s\n".formatted(deal, tenant, stage(number)));
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Line {
        String of(DealId deal, int number);
    }

    private static void copy(Connection connection, String sql, List<DealId> deals, Line line)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        for (int i = 0; i < deals.size(); i++) {
            var bytes = line.of(deals.get(i), i).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    /** A row of the log; its instants begin a year ago, a few milliseconds apart. */
    private String event(DealId deal, int number, long position) {
        var created = SampleDeal.created(tenant, pipeline, stage(number), deal, number % VALUES);
        var at = begin.plusMillis((long) number * MILLIS_APART);
        return String.join(
                        "\t",
                        Long.toString(position),
                        Uuid7.next().toString(),
                        "Deal",
                        deal.toString(),
                        "0",
                        DealCreated.class.getSimpleName(),
                        "1",
                        at.toString(),
                        json(created),
                        json(MetaData.from(SampleDeal.metaData())))
                + "\n";
    }

    private String json(Object object) {
        return "\\\\x"
                + HexFormat.of()
                        .formatHex(serializer.serialize(object, byte[].class).getData());
    }

    private StageId stage(int number) {
        return stages.get(number % stages.size());
    }

    /** Of an id as the API prints it, with or without the prefix of its kind. */
    private static UUID uuid(String printed) {
        return UUID.fromString(printed.substring(printed.lastIndexOf('_') + 1));
    }
}
