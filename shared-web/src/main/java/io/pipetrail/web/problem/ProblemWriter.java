package io.pipetrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem, whatever the client said it accepts. */
public final class ProblemWriter {

    /** Apart from the application's own mapper: refusals look the same whatever that is set to. */
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ProblemWriter() {}

    /** Writes the refusal, unless an answer is under way already. */
    public static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(refusal.status().value());
        refusal.headers().forEach(response::setHeader);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = json(refusal, path(request), RequestId.of(request));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static byte[] json(Refusal refusal, String path, String requestId) {
        return MAPPER.writeValueAsBytes(Problem.of(refusal, path, requestId));
    }

    /** Within an error page the request's own path is no longer its URI. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String original
                ? original
                : request.getRequestURI();
    }
}
