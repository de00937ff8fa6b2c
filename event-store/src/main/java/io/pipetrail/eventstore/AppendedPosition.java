package io.pipetrail.eventstore;

/** The placeholder behind {@link Companion#POSITION}. */
enum AppendedPosition {
    LAST
}
