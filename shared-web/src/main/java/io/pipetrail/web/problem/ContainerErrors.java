package io.pipetrail.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page: answers what was refused outside of Spring MVC. */
@Controller
final class ContainerErrors implements ErrorController {

    private final ProblemWriter writer;

    ContainerErrors(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        var refusal = SpringRefusals.of(Objects.requireNonNullElse(status, HttpStatus.INTERNAL_SERVER_ERROR));
        writer.write(refusal, request, response);
    }
}
