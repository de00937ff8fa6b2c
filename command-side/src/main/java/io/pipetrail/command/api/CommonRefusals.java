package io.pipetrail.command.api;

import io.pipetrail.command.VersionMismatch;
import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.UnknownOutcomeException;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what is the same in all dialects: how a request came, not what it asked for. What the domain rejects, each says itself. */
@Component
final class CommonRefusals implements RefusalTranslation {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    @Override
    public Optional<Refusal> refusalOf(Throwable thrown) {
        return switch (thrown) {
            case VersionMismatch mismatch -> Optional.of(of(mismatch));
            case KeyReused e ->
                Optional.of(Refusal.unprocessable(
                        "idempotency_key_reused", "This Idempotency-Key was used for another request."));
            case KeyInUse e ->
                Optional.of(Refusal.conflict(
                        "idempotency_key_in_use", "The first request with this Idempotency-Key is still at work."));
            case TooBusy e -> Optional.of(Refusal.unavailable(A_MOMENT));
            case EventStoreUnavailableException e -> Optional.of(Refusal.unavailable(A_MOMENT));
            case UnknownOutcomeException e -> Optional.of(Refusal.unavailable(A_MOMENT));
            default -> Optional.empty();
        };
    }

    private static Refusal of(VersionMismatch mismatch) {
        return Refusal.preconditionFailed(
                        "The version is %d, not %d.".formatted(mismatch.actual(), mismatch.expected()))
                .header("ETag", "\"v" + mismatch.actual() + "\"");
    }
}
