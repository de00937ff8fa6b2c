package io.pipetrail.web.wire.introzy;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import org.springframework.http.MediaType;

/** How the web layer speaks to Introzy's clients. The credential alone says which store is meant. */
final class IntrozyDialect implements Dialect {

    @Override
    public String name() {
        return "introzy";
    }

    @Override
    public String mount() {
        return "/dialects/introzy";
    }

    @Override
    public Spoken say(Refusal refusal, String path, String requestId) {
        return new Spoken(IntrozyRefused.status(refusal), IntrozyRefused.of(refusal), MediaType.APPLICATION_JSON_VALUE);
    }
}
