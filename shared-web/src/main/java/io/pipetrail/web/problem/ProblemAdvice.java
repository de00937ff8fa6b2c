package io.pipetrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers what Spring MVC and controllers throw. */
@ControllerAdvice
final class ProblemAdvice {

    private final Refusals refusals;
    private final ProblemWriter writer;

    ProblemAdvice(Refusals refusals, ProblemWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    @ExceptionHandler
    void refuse(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        // Half an answer is out: cutting the connection is the only way left to say that it is not whole.
        if (response.isCommitted()) throw thrown;
        writer.write(refusals.of(thrown, request), request, response);
    }

    /** The client has gone: there is nobody to tell. */
    @ExceptionHandler
    void ignore(AsyncRequestNotUsableException gone) {}
}
