package io.pipetrail.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat refuses before the application sees it, such as a path with characters that no path may have. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final ProblemWriter writer;

    ProblemValve(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        var status = HttpStatus.resolve(response.getStatus());
        var refusal = SpringRefusals.of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
        try {
            var spoken = writer.spoken(refusal, Objects.requireNonNullElse(request.getRequestURI(), ""));
            response.setStatus(spoken.status().value());
            response.setContentType(spoken.contentType());
            var out = response.getReporter();
            if (out == null) return;
            out.write(new String(ProblemWriter.json(spoken), UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Nobody to tell about a refused request", e);
        }
    }
}
