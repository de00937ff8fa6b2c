package io.pipetrail.command.imports.file;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file, without its end.
 *
 * @param number from 1
 * @param fault why it cannot be read, or null
 */
record Line(long number, String text, @Nullable String fault) {}
