package io.pipetrail.query.projection;

/**
 * How a projection is doing.
 *
 * @param lagEvents events of the log that it has not folded yet
 * @param lagMillis how long ago the first of them was recorded
 * @param parked events that it could not fold
 */
public record ProjectionStatus(
        String name, long position, long lagEvents, long lagMillis, double eventsPerSecond, long parked) {}
