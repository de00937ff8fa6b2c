package io.pipetrail.query.api.v1;

import io.pipetrail.query.rebuild.Rebuilds;
import io.pipetrail.query.rebuild.Rebuilds.Answer;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1List;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the projections are doing, and rebuilding them from the log; for the operator. Events do not change by it, so it is on this side. */
@RestController
@RequestMapping("/v1/projections")
class ProjectionQueries {

    private final ProjectionNouns nouns;
    private final Rebuilds rebuilds;

    ProjectionQueries(ProjectionNouns nouns, Rebuilds rebuilds) {
        this.nouns = nouns;
        this.rebuilds = rebuilds;
    }

    @GetMapping
    V1List<V1Projection> list(Paging paging) {
        return V1List.of(paging.path(), nouns.all());
    }

    @GetMapping("/{name}")
    V1Projection one(@PathVariable("name") String name) {
        return nouns.all().stream()
                .filter(noun -> noun.name().equals(name))
                .findFirst()
                .orElseThrow(ProjectionQueries::unknown);
    }

    /** Makes the tables of a projection, or of {@code all}, anew beside the live ones and exchanges them. */
    @PostMapping("/{name}/rebuild")
    @BodyFields({})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<?> rebuild(
            @PathVariable("name") String name, @RequestBody(required = false) @Nullable PatchBody body) {
        PatchBody.orEmpty(body).check();
        check(rebuilds.rebuild(name));
        return accepted(name);
    }

    /** Brings the tables back that were there before the last rebuild, with all that has happened since. */
    @PostMapping("/{name}/restore")
    @BodyFields({})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<?> restore(
            @PathVariable("name") String name, @RequestBody(required = false) @Nullable PatchBody body) {
        PatchBody.orEmpty(body).check();
        check(rebuilds.restore(name));
        return accepted(name);
    }

    /** Drops the tables that were there before the last rebuild. */
    @DeleteMapping("/{name}/previous")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropPrevious(@PathVariable("name") String name) {
        check(rebuilds.dropPrevious(name));
    }

    private ResponseEntity<?> accepted(String name) {
        var isAll = name.equals(Rebuilds.ALL);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/projections" + (isAll ? "" : "/" + name)))
                .body(isAll ? V1List.of("/v1/projections", nouns.all()) : one(name));
    }

    private static void check(Answer answer) {
        switch (answer) {
            case DONE -> {}
            case UNKNOWN_PROJECTION -> throw unknown();
            case REBUILD_RUNNING ->
                throw Refusal.conflict("rebuild_running", "A rebuild is under way; wait for its end.");
            case NO_PREVIOUS ->
                throw Refusal.conflict(
                        "no_previous", "There are no tables from before a rebuild that this version can go on with.");
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("projection");
    }
}
