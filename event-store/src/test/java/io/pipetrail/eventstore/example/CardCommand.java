package io.pipetrail.eventstore.example;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface CardCommand {

    @TargetAggregateIdentifier
    String card();

    record IssueCard(String card, int cents) implements CardCommand {}

    record RedeemCard(String card, int cents) implements CardCommand {}
}
