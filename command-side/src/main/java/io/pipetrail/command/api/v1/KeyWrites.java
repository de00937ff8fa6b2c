package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;

import io.pipetrail.command.api.Manner;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.ApiKeys;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.security.IssuedKey;
import io.pipetrail.web.security.KeyId;
import io.pipetrail.web.security.Role;
import io.pipetrail.web.security.Store;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1ApiKey;
import io.pipetrail.web.wire.v1.V1Deleted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues, rotates and revokes API keys. A secret is kept nowhere, so an answer with one cannot be given again: these
 * requests refuse an idempotency key rather than break its promise.
 */
@RestController
@RequestMapping("/v1/stores/{store_id}/api-keys")
class KeyWrites {

    private static final long MOST_OVERLAP_HOURS = 24 * 30;

    private final ApiKeys keys;
    private final Clock clock;

    KeyWrites(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @PostMapping
    @BodyFields({"name*", "role*", "expires_at"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1ApiKey> issue(Store store, @RequestBody PatchBody body, Manner manner) {
        refuseIdempotencyKey(manner);
        var name = body.text("name", 1, LONGEST_NAME).required();
        var role = body.text("role", 1, LONGEST_NAME).required().map(KeyWrites::role);
        var expiresAt = body.instant("expires_at").check(at -> at.isAfter(clock.instant()), "must be in the future");
        body.check();
        var issued = keys.issue(
                store,
                name.value(),
                role.value(),
                expiresAt.orNull(),
                Caller.current().actor());
        return created(issued, manner.path());
    }

    @PostMapping("/{key_id}/rotate")
    @BodyFields("overlap_hours:integer")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1ApiKey> rotate(
            Store store,
            @PathVariable("key_id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        refuseIdempotencyKey(manner);
        var body = PatchBody.orEmpty(sent);
        var hours = body.whole("overlap_hours", 0, MOST_OVERLAP_HOURS);
        body.check();
        var overlap = Duration.ofHours(hours.or(ApiKeys.USUAL_OVERLAP.toHours()));
        var issued = keys.rotate(store.id(), key(id), overlap, Caller.current().actor());
        return created(issued, manner.path().replaceFirst("/[^/]+/rotate/?$", ""));
    }

    @DeleteMapping("/{key_id}")
    V1Deleted revoke(Store store, @PathVariable("key_id") String id) {
        var revoked = keys.revoke(store.id(), key(id));
        return V1Deleted.of(Ids.print(revoked.id()), "api_key");
    }

    private static ResponseEntity<V1ApiKey> created(IssuedKey issued, String path) {
        var location = URI.create(path + "/" + Ids.print(issued.key().id()));
        return ResponseEntity.created(location).body(V1ApiKey.of(issued.key(), issued.secret()));
    }

    private static void refuseIdempotencyKey(Manner manner) {
        if (manner.idempotencyKey() == null) return;
        throw Refusal.badRequest("Idempotency-Key", "cannot be used here: a secret is shown once and not kept");
    }

    private static Role role(String role) {
        return Role.ofStore(role)
                .orElseThrow(() -> new IllegalArgumentException("must be one of viewer, editor, auditor, admin"));
    }

    private static KeyId key(String id) {
        return Ids.inPath(id, "api key", Ids::key);
    }
}
