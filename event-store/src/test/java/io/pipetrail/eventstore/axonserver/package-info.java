/** Tests against a real Axon Server, where there is one. */
@NullMarked
package io.pipetrail.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
