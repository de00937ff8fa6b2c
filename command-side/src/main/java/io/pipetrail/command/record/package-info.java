/** Where Axon Server is on: what it has of the log decides what has happened. */
@NullMarked
package io.pipetrail.command.record;

import org.jspecify.annotations.NullMarked;
