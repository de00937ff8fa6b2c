/** Tests of the event store, against a real PostgreSQL. */
@NullMarked
package io.pipetrail.eventstore;

import org.jspecify.annotations.NullMarked;
