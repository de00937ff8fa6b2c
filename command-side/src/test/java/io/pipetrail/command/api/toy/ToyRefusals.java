package io.pipetrail.command.api.toy;

import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
final class ToyRefusals implements RefusalTranslation {

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public Optional<Refusal> refusalOf(Throwable thrown) {
        if (!(thrown instanceof DealRejected rejected)) return Optional.empty();
        var reason = "toy_" + rejected.reason().name().toLowerCase(Locale.ROOT);
        return Optional.of(Refusal.of(HttpStatus.I_AM_A_TEAPOT, reason, "No."));
    }
}
