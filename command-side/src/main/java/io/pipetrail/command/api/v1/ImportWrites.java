package io.pipetrail.command.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.command.api.KeyReused;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.Once;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.imports.ImportState;
import io.pipetrail.command.imports.Imports;
import io.pipetrail.command.imports.Order;
import io.pipetrail.command.imports.Reversals;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.security.Role;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Import;
import io.pipetrail.web.wire.v1.V1List;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Takes files with deals, and says how far it is with them: only who works on them knows. */
@RestController
@RequestMapping("/v1/stores/{store_id}/imports")
class ImportWrites {

    private static final String TABLE = "table.";

    private final Imports imports;
    private final Reversals reversals;
    private final Replies replies;

    ImportWrites(Imports imports, Reversals reversals, Replies replies) {
        this.imports = imports;
        this.reversals = reversals;
        this.replies = replies;
    }

    @PostMapping(consumes = {"text/csv", "application/x-ndjson"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Import> take(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(name = "dry_run", required = false, defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String id,
            HttpServletRequest request,
            Manner manner)
            throws IOException {
        refuseUnlessAdmin();
        refuseOtherThanUtf8(request);
        var key = manner.idempotencyKey();
        var before = key == null ? null : imports.of(tenant, key).orElse(null);
        var hash = hash(tenant, request);
        if (before != null) return again(before, hash, manner);
        var order = new Order(
                id == null ? Uuid7.next() : id(id),
                tenant,
                key,
                hash,
                format(request),
                mapping,
                tables(request),
                dryRun,
                request.getContentLengthLong());
        return created(take(order, request), false, manner);
    }

    @GetMapping
    ResponseEntity<V1List<V1Import>> list(TenantId tenant, Paging paging) {
        if (paging.endingBefore() != null) throw Refusal.badRequest("ending_before", "imports are listed onwards only");
        var after = paging.startingAfter() == null ? paging.cursorText() : paging.startingAfter();
        var rows = paging.limit().value();
        var found = imports.list(tenant, after == null ? null : id(after), rows + 1).stream()
                .map(ImportNoun::of)
                .toList();
        var page = found.subList(0, Math.min(rows, found.size()));
        var more = found.size() > rows;
        return V1List.answer(paging, page, more, more ? page.getLast().id() : null);
    }

    @GetMapping("/{import_id}")
    V1Import find(TenantId tenant, @PathVariable("import_id") String id) {
        return imports.find(tenant, Ids.inPath(id, "import", Ids::importId))
                .map(ImportNoun::of)
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /** The answer comes at once; how far it is stands in the import. */
    @PostMapping("/{import_id}/revert")
    @ResponseStatus(HttpStatus.ACCEPTED)
    V1Import revert(TenantId tenant, @PathVariable("import_id") String id, Manner manner) {
        refuseUnlessAdmin();
        return ImportNoun.of(reversals.begin(tenant, Ids.inPath(id, "import", Ids::importId)));
    }

    private ImportState take(Order order, HttpServletRequest request) throws AsyncRequestNotUsableException {
        try {
            return imports.take(order, request.getInputStream());
        } catch (SocketTimeoutException slow) {
            throw Refusal.of(HttpStatus.REQUEST_TIMEOUT, "broken_off", "The file stopped coming. What had come is in.");
        } catch (IOException gone) {
            throw new AsyncRequestNotUsableException("The client has gone", gone);
        }
    }

    private ResponseEntity<V1Import> again(ImportState before, String hash, Manner manner) {
        if (before.requestHash() != null && !before.requestHash().equals(hash)) throw new KeyReused();
        if (before.status() == ImportState.Status.RUNNING) {
            throw Refusal.conflict(
                    "idempotency_key_in_use", "The first request with this Idempotency-Key is still at work.");
        }
        return created(before, true, manner);
    }

    private ResponseEntity<V1Import> created(ImportState state, boolean again, Manner manner) {
        var location = manner.path().replaceFirst("/$", "") + "/" + Ids.printImport(state.id());
        var written = new Written<>(state, state.position(), again);
        return replies.created(manner, written, location, () -> ImportNoun.of(state));
    }

    /** What is imported has its own dates, and so only who may backdate may import. */
    private static void refuseUnlessAdmin() {
        if (Caller.current().role() != Role.ADMIN) throw Refusal.forbidden();
    }

    private static void refuseOtherThanUtf8(HttpServletRequest request) {
        var charset = MediaType.parseMediaType(request.getContentType()).getParameter("charset");
        if (charset == null || charset.equalsIgnoreCase("utf-8")) return;
        throw Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "Send UTF-8.");
    }

    private static Order.Format format(HttpServletRequest request) {
        var type = MediaType.parseMediaType(request.getContentType());
        return type.getSubtype().equals("csv") ? Order.Format.CSV : Order.Format.NDJSON;
    }

    /** What a repeat must have in common with the first request: all but the content, which may have a gigabyte. */
    private static String hash(TenantId tenant, HttpServletRequest request) {
        var path = request.getRequestURI() + "?" + request.getQueryString();
        var said = request.getContentType() + " " + request.getContentLengthLong();
        return Once.of(tenant, "", request.getMethod(), path, said.getBytes(UTF_8))
                .requestHash();
    }

    private static Map<String, String> tables(HttpServletRequest request) {
        var tables = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(TABLE)) tables.put(name.substring(TABLE.length()), values[0]);
        });
        return tables;
    }

    private static UUID id(String text) {
        try {
            return Ids.importId(text);
        } catch (RuntimeException malformed) {
            throw Refusal.badRequest("id", "must be a UUID, perhaps with imp_ before it");
        }
    }
}
