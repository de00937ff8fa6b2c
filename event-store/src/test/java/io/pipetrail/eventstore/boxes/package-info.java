/** A toy application on the event store, in a package of its own as every user's is. */
@NullMarked
package io.pipetrail.eventstore.boxes;

import org.jspecify.annotations.NullMarked;
