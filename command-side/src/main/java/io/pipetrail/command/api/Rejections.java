package io.pipetrail.command.api;

import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineCommand;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.tenant.ProvidePipeline;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Says in the domain's words what Axon threw. */
final class Rejections {

    private Rejections() {}

    /** What is not there is told as what belongs to somebody else is. */
    static RuntimeException of(Object command, Throwable thrown) {
        var isThere =
                !(thrown instanceof AggregateNotFoundException || thrown instanceof IncompatibleAggregateException);
        return switch (command) {
            case DealCommand deal when !isThere -> DealRejected.notFound(deal.dealId());
            // Under an id that follows from what the tenant is: another node has just made the same one.
            case ProvidePipeline provide
            when thrown instanceof AggregateStreamCreationException ->
                new ConcurrencyException(
                        "provided meanwhile: " + provide.pipeline().id(), thrown);
            case PipelineCommand pipeline when !isThere -> PipelineRejected.notFound(pipeline.pipelineId());
            default -> unchecked(thrown);
        };
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
