package io.pipetrail.benchmarks.peers.axon;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.context.annotation.Profile;

/** As the quick start has it. */
@Aggregate(type = "Deal")
@Profile("!tuned")
class StockDeal extends Deal {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(CreateDeal create) {
        create(create);
    }

    @CommandHandler
    void handle(MoveDeal move) {
        move(move);
    }
}
