package io.pipetrail.web.wire.toy;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
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
        return new Spoken(refusal.status(), Map.of("no", refusal.code()), "application/json");
    }
}
