package io.pipetrail.eventstore.example;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.pipetrail.eventstore.example.CardCommand.IssueCard;
import io.pipetrail.eventstore.example.CardCommand.RedeemCard;
import io.pipetrail.eventstore.example.CardEvent.CardIssued;
import io.pipetrail.eventstore.example.CardEvent.CardRedeemed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
class Card {

    @AggregateIdentifier
    private String id;

    private int cents;

    Card() {}

    @CommandHandler
    Card(IssueCard issue) {
        apply(new CardIssued(issue.card(), issue.cents()));
    }

    @CommandHandler
    int handle(RedeemCard redeem) {
        if (redeem.cents() > cents) throw new IllegalStateException("There are " + cents + " cents left");
        apply(new CardRedeemed(id, redeem.cents()));
        return cents;
    }

    @EventSourcingHandler
    void on(CardIssued issued) {
        id = issued.card();
        cents = issued.cents();
    }

    @EventSourcingHandler
    void on(CardRedeemed redeemed) {
        cents -= redeemed.cents();
    }
}
