package io.pipetrail.web.problem;

import io.pipetrail.web.Dialects;
import io.pipetrail.web.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: names the request, bounds its body, and answers what is thrown by the filters within. */
final class Doorway extends OncePerRequestFilter {

    private static final String IN_LOGS = "requestId";

    private final Refusals refusals;
    private final ProblemWriter writer;
    private final Dialects dialects;
    private final BodyLimit limit;
    private final long requestsPerSecond;

    /** Of a client's requests a second there is not more to say here than how many may be: nobody knows yet who it is. */
    Doorway(Refusals refusals, ProblemWriter writer, Dialects dialects, BodyLimit limit, long requestsPerSecond) {
        this.refusals = refusals;
        this.writer = writer;
        this.dialects = dialects;
        this.limit = limit;
        this.requestsPerSecond = requestsPerSecond;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        var dialect = dialects.of(request);
        dialect.tellRate(requestsPerSecond, requestsPerSecond, response);
        try (var _ = RequestContext.open(new RequestContext(id, null, dialect.name()));
                var _ = MDC.putCloseable(IN_LOGS, id)) {
            refuseNul(request);
            chain.doFilter(Unconditional.of(limit.on(request)), response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) throw e;
            var refusal = refusals.of(e, request);
            if (refusal.status() == HttpStatus.TOO_MANY_REQUESTS) dialect.tellRate(requestsPerSecond, 0, response);
            writer.write(refusal, request, response);
        }
    }

    /** A parameter with U+0000 finds nothing, and PostgreSQL does not even look. */
    private static void refuseNul(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST, "invalid_parameter", "No parameter may contain the character U+0000.");
        }
    }
}
