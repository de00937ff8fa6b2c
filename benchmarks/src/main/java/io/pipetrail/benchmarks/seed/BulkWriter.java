package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
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
    /** The time in which the deals are created, one after the other at equal intervals. */
    static final Duration YEAR = Duration.ofDays(365);

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

    /** The first events of each one's {@link DealLife}, so many; when the first deal was created, and the year began. */
    Instant write(List<DealId> deals, int each) {
        var head = server.database().number("select coalesce(max(position), 0) from eventstore.events");
        try (var connection = server.database().connect()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute(LOCK);
            }
            copy(connection, EVENTS, deals, (deal, number) -> events(deal, number, head, deals.size(), each));
            copy(connection, PLACES, deals, (deal, number) -> "%s\t%s\t%s\n".formatted(deal, tenant, stage(number)));
            connection.commit();
            return begin;
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

    /** Rows of the log for the deal of that number among so many; their instants begin a year ago. */
    private String events(DealId deal, int number, long head, int count, int each) {
        var created = SampleDeal.created(tenant, pipeline, stage(number), deal, number % VALUES);
        var life = new DealLife(created, stage(number + 1), stage(number + 2));
        var text = new StringBuilder();
        for (var sequence = 0; sequence < each; sequence++) {
            var place = (long) number * each + sequence;
            var at = begin.plusMillis(YEAR.toMillis() / ((long) count * each) * place);
            text.append(row(head + place + 1, deal, sequence, life.event(sequence), at));
        }
        return text.toString();
    }

    private String row(long position, DealId deal, int sequence, DealEvent event, Instant at) {
        return String.join(
                        "\t",
                        Long.toString(position),
                        Uuid7.next().toString(),
                        "Deal",
                        deal.toString(),
                        Integer.toString(sequence),
                        event.getClass().getSimpleName(),
                        "1",
                        at.toString(),
                        json(event),
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
