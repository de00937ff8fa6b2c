package io.pipetrail.command.api;

/**
 * What became of a command.
 *
 * @param position where its last event is in the log, or the log's head when it made none
 * @param replayed whether this is the answer of an earlier time
 */
public record Written<R>(R result, long position, boolean replayed) {}
