package io.pipetrail.eventstore.example;

public sealed interface CardEvent {

    String card();

    record CardIssued(String card, int cents) implements CardEvent {}

    record CardRedeemed(String card, int cents) implements CardEvent {}
}
