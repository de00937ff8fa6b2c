package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Written;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Answers writes: with position and version, and once the read side shows what was written, unless less will do. */
@Component
class Replies {

    private final ObjectProvider<ReadSide> readSide;
    private final Duration atMost;

    Replies(ObjectProvider<ReadSide> readSide, @Value("${pipetrail.read-your-writes.wait:1s}") Duration atMost) {
        this.readSide = readSide;
        this.atMost = atMost;
    }

    /** 201: something is at this location now. */
    <T> ResponseEntity<T> created(Manner manner, Written<?> written, String location, long version, Supplier<T> body) {
        var reply = ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location));
        return reply(manner, written, reply.eTag("\"v" + version + "\""), body);
    }

    /** 200: it is in this version now. */
    <T> ResponseEntity<T> ok(Manner manner, Written<?> written, long version, Supplier<T> body) {
        var status = manner.minimal() ? HttpStatus.NO_CONTENT : HttpStatus.OK;
        return reply(manner, written, ResponseEntity.status(status).eTag("\"v" + version + "\""), body);
    }

    /** 201: something that is no version of anything is at this location now. */
    <T> ResponseEntity<T> created(Manner manner, Written<?> written, String location, Supplier<T> body) {
        return reply(manner, written, ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location)), body);
    }

    /** What the stages hold, as far as there is a read side here to say. */
    Map<StageId, StageTotals> totals(TenantId tenantId, Collection<StageId> stages) {
        var here = readSide.getIfAvailable();
        return here == null || stages.isEmpty() ? Map.of() : here.stageTotals(tenantId, stages);
    }

    private <T> ResponseEntity<T> reply(Manner manner, Written<?> written, BodyBuilder reply, Supplier<T> body) {
        reply.header("X-Position", Long.toString(written.position()));
        if (written.replayed()) reply.header("Idempotent-Replayed", "true");
        if (manner.minimal()) {
            return reply.header("Preference-Applied", "return=minimal").build();
        }
        await(written.position());
        return reply.body(body.get());
    }

    /** The write is done whether or not the read side shows it in time: a slow one delays the reply and no more. */
    private void await(long position) {
        var here = readSide.getIfAvailable();
        if (here == null) return;
        try {
            here.awaitPosition(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
