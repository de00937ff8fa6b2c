package io.pipetrail.benchmarks.peers.axon;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Kept in a cache, so that it is not loaded for each command. */
@Aggregate(type = "Deal", cache = "dealCache")
class TunedDeal extends Deal {

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
