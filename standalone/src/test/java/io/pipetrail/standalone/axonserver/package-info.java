/** The two sides apart, with a real Axon Server between them. */
@NullMarked
package io.pipetrail.standalone.axonserver;

import org.jspecify.annotations.NullMarked;
