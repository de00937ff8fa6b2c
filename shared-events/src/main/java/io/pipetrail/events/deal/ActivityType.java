package io.pipetrail.events.deal;

/** What was done for a deal. */
public enum ActivityType {
    NOTE,
    CALL,
    EMAIL,
    MEETING,
    TASK
}
