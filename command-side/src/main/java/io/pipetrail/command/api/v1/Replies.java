package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.api.Written;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.StageTotals;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers writes with the version that they led to, and with the place of what is new. */
@Component
class Replies {

    private final ReadYourWrites writes;

    Replies(ReadYourWrites writes) {
        this.writes = writes;
    }

    /** 201: something is at this location now. */
    <T> ResponseEntity<T> created(Manner manner, Written<?> written, String location, long version, Supplier<T> body) {
        var reply = ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location));
        return writes.reply(manner, written, reply.eTag("\"v" + version + "\""), body);
    }

    /** 200: it is in this version now. */
    <T> ResponseEntity<T> ok(Manner manner, Written<?> written, long version, Supplier<T> body) {
        var status = manner.minimal() ? HttpStatus.NO_CONTENT : HttpStatus.OK;
        return writes.reply(manner, written, ResponseEntity.status(status).eTag("\"v" + version + "\""), body);
    }

    /** 201: something that is no version of anything is at this location now. */
    <T> ResponseEntity<T> created(Manner manner, Written<?> written, String location, Supplier<T> body) {
        var reply = ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location));
        return writes.reply(manner, written, reply, body);
    }

    /** What the stages hold, without their values where there is no read side here to say. */
    Map<StageId, StageTotals> totals(TenantId tenantId, Collection<StageId> stages) {
        return writes.totals(tenantId, stages);
    }
}
