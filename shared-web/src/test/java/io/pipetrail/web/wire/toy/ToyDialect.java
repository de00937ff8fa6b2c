package io.pipetrail.web.wire.toy;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Says "no" as {@code {"no": "forbidden", "why": ..., "at": ...}}, and 400 for what is a 422 elsewhere. */
final class ToyDialect implements Dialect {

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String mount() {
        return "/dialects/toy";
    }

    @Override
    public Spoken say(Refusal refusal, String path, String requestId) {
        var status = refusal.status() == HttpStatus.UNPROCESSABLE_CONTENT ? HttpStatus.BAD_REQUEST : refusal.status();
        return new Spoken(status, new No(refusal.code(), refusal.detail(), path), "application/json");
    }

    @Override
    public List<String> storesNamed(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Toy-Store"));
    }

    @Override
    public Refusal anotherStore() {
        return Refusal.of(HttpStatus.FORBIDDEN, "another_store", "This is not your store.");
    }

    @Override
    public void tellRate(long limit, long remaining, HttpServletResponse response) {
        response.setHeader("Toy-Limit", Long.toString(limit));
        response.setHeader("Toy-Left", Long.toString(remaining));
    }

    record No(String no, String why, String at) {}
}
