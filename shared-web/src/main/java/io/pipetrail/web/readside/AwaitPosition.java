package io.pipetrail.web.readside;

/** Asks a read side for the position that it shows, once that is the wanted one or later, or when the time is over. */
public record AwaitPosition(long wanted, long atMostMillis) {}
