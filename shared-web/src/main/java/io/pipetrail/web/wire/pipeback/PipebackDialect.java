package io.pipetrail.web.wire.pipeback;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Pipeback among the dialects: its workspace is in a header, and a refusal is a message. */
public final class PipebackDialect implements Dialect {

    public static final String NAME = "pipeback";
    public static final String MOUNT = "/dialects/pipeback";

    private static final String WORKSPACE = "x-workspace-id";
    /** What is said where there is no limit: clients wait at 0, and some keep the number in 32 bits. */
    private static final long NO_LIMIT = Integer.MAX_VALUE;

    private static final String INVALID_PARAMETER = "invalid_parameter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public Spoken say(Refusal refusal, String path, String requestId) {
        return new Spoken(status(refusal), PipebackError.of(refusal), MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    public List<String> storesNamed(HttpServletRequest request) {
        return Collections.list(request.getHeaders(WORKSPACE)).stream()
                .filter(named -> !named.isBlank())
                .toList();
    }

    @Override
    public void tellRate(long limit, long remaining, HttpServletResponse response) {
        response.setHeader("X-Ratelimit-Limit", Long.toString(limit > 0 ? limit : NO_LIMIT));
        response.setHeader("X-Ratelimit-Remaining", Long.toString(limit > 0 ? remaining : NO_LIMIT));
    }

    /** Whatever is invalid is so with a 422, be it in the body or elsewhere. */
    static HttpStatus status(Refusal refusal) {
        return refusal.code().equals(INVALID_PARAMETER) ? HttpStatus.UNPROCESSABLE_CONTENT : refusal.status();
    }
}
