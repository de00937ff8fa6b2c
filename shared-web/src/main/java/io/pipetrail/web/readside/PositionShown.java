package io.pipetrail.web.readside;

/** The log position that all of a read side shows. */
public record PositionShown(long position) {}
