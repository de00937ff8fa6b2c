/** A PostgreSQL event storage engine for Axon Framework 4: the log, what commits with it, and the streams that follow it. */
@NullMarked
package io.pipetrail.eventstore;

import org.jspecify.annotations.NullMarked;
