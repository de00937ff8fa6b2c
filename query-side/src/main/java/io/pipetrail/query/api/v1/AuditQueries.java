package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.audit.Difference;
import io.pipetrail.query.audit.Verification;
import io.pipetrail.query.audit.Verification.Status;
import io.pipetrail.query.audit.Verifications;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1List;
import io.pipetrail.web.wire.v1.V1Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has the read models checked against the log, and tells what came of it. It changes nothing, so it is on this side. */
@RestController
@RequestMapping("/v1/stores/{store_id}/audit/verifications")
class AuditQueries {

    private final Verifications verifications;

    AuditQueries(Verifications verifications) {
        this.verifications = verifications;
    }

    @PostMapping
    @BodyFields({})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<V1Verification> start(
            TenantId tenant, HttpServletRequest here, @RequestBody(required = false) @Nullable PatchBody body) {
        PatchBody.orEmpty(body).check();
        var begun = verifications
                .start(tenant)
                .orElseThrow(() -> Refusal.conflict(
                        "verification_running", "A verification of this store is under way; wait for its end."));
        var noun = noun(begun, begun.report());
        return ResponseEntity.accepted()
                .location(URI.create(here.getRequestURI() + "/" + noun.id()))
                .body(noun);
    }

    @GetMapping("/{id}")
    V1Verification one(TenantId tenant, @PathVariable("id") String id) {
        var verification = verifications
                .find(tenant, Ids.inPath(id, "verification", Ids::verification))
                .orElseThrow(() -> Refusal.notFound("verification"));
        return noun(verification, verification.report());
    }

    /** The last ones, the last first, without their reports. */
    @GetMapping
    V1List<V1Verification> list(TenantId tenant, Paging paging) {
        return V1List.of(
                paging.path(),
                verifications.list(tenant).stream()
                        .map(each -> noun(each, null))
                        .toList());
    }

    private static V1Verification noun(Verification it, @Nullable List<Difference> report) {
        return new V1Verification(
                "verification",
                Ids.printVerification(it.id()),
                Plain.name(it.status()),
                it.startedAt(),
                it.status() == Status.RUNNING ? null : it.seenAt(),
                it.position(),
                it.eventsDone(),
                it.eventsTotal(),
                it.eventsPerSecond(),
                it.secondsLeft(),
                it.rowsCompared(),
                it.differences(),
                it.parkedEvents(),
                report == null ? null : report.stream().map(AuditQueries::noun).toList());
    }

    private static V1Verification.Difference noun(Difference it) {
        return new V1Verification.Difference(it.readModel(), it.key(), it.expected(), it.found());
    }
}
