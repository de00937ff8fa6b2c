package io.pipetrail.web.toy;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1List;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** As a controller of either side might look. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class ToyController {

    @BodyFields({"title*", "value:number", "value_minor:long", "stage_id", "parts:array"})
    @PostMapping("/toys")
    Map<String, String> make(TenantId tenant, @RequestBody PatchBody body) {
        var title = body.text("title", 1, 255).required();
        var value = body.decimal("value").check(it -> it.signum() >= 0, "must not be negative");
        body.id("stage_id", Ids::stage);
        body.objects("parts", 3).orNull();
        body.check();
        return Map.of("tenant", tenant.toString(), "title", title.value(), "value", String.valueOf(value.orNull()));
    }

    @GetMapping("/toys")
    ResponseEntity<V1List<String>> list(Paging paging, @RequestParam(required = false) @Nullable Outcome status) {
        var from = paging.cursor("toys").map(it -> it.values().getFirst()).orElse("a");
        return V1List.answer(paging, List.of(from), true, Cursor.of(from + "b").print("toys"));
    }

    @GetMapping(value = "/toys/{deal_id}", produces = "application/json")
    Map<String, String> one(
            @PathVariable("deal_id") DealId deal,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf) {
        return Map.of("id", Ids.print(deal), "as_of", String.valueOf(asOf));
    }

    @GetMapping("/context")
    Map<String, String> context() {
        return RequestContext.current().metaData();
    }

    @GetMapping("/rejected")
    String rejected() {
        throw new UnsupportedOperationException();
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("the secret is 42");
    }

    @GetMapping("/away")
    String away() {
        throw new DataAccessResourceFailureException("jdbc:postgresql://secret");
    }

    @GetMapping("/mismatch")
    String mismatch() {
        throw Refusal.preconditionFailed("The deal is at version 3.")
                .with("missed_events", List.of(Map.of("id", "evt_1")));
    }

    @GetMapping("/conflict")
    String conflict() {
        throw Refusal.conflict("stage_not_empty", "2 deals are in it.").with("deal_count", 2);
    }

    @GetMapping("/busy")
    String busy() {
        throw Refusal.unavailable(Duration.ofSeconds(3));
    }

    @GetMapping("/stream")
    StreamingResponseBody stream() {
        return out -> {
            out.write("the first half\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            out.flush();
            throw new IllegalStateException("the second half is missing");
        };
    }

    @GetMapping("/search")
    Map<String, String> search(
            @RequestParam String q, @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        return Map.of("q", q, "prefer", String.valueOf(prefer));
    }
}
