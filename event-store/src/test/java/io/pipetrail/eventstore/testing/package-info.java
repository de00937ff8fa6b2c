/** A database for tests, here and in the modules that build on the event store. */
@NullMarked
package io.pipetrail.eventstore.testing;

import org.jspecify.annotations.NullMarked;
