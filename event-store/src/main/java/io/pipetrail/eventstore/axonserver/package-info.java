/** Axon Server as the log of record of an event store in PostgreSQL. */
@NullMarked
package io.pipetrail.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
