package io.pipetrail.web.problem;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.Dialects;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a refusal in its dialect's shape, whatever the client said it accepts. */
public final class ProblemWriter {

    /** Apart from the application's own mapper: refusals look the same whatever that is set to. */
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Dialects dialects;

    ProblemWriter(Dialects dialects) {
        this.dialects = dialects;
    }

    /** Writes the refusal, unless an answer is under way already. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        var spoken = dialects.of(request).say(refusal, path(request), RequestId.of(request));
        response.resetBuffer();
        response.setStatus(spoken.status().value());
        refusal.headers().forEach(response::setHeader);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType(spoken.contentType());
        var body = json(spoken);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A refusal of a request that is none yet; only its path may be known. */
    Dialect.Spoken spoken(Refusal refusal, String path) {
        // It was not understood, so that its path may be anything.
        return dialects.at(path).say(refusal, "/", RequestId.mint());
    }

    static byte[] json(Dialect.Spoken spoken) {
        return MAPPER.writeValueAsBytes(spoken.body());
    }

    /** Within an error page the request's own path is no longer its URI. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
