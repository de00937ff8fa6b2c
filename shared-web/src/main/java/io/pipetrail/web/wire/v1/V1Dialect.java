package io.pipetrail.web.wire.v1;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Problem;
import io.pipetrail.web.problem.Refusal;
import org.springframework.http.MediaType;

/** The native API among the dialects: it has no mount, its stores are in its paths, and a problem is its "no". */
public final class V1Dialect implements Dialect {

    public static final String NAME = "v1";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String mount() {
        return "";
    }

    @Override
    public Spoken say(Refusal refusal, String path, String requestId) {
        return new Spoken(
                refusal.status(), Problem.of(refusal, path, requestId), MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }
}
