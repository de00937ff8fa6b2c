/** The values that events are made of, shared by every aggregate. */
@NullMarked
package io.pipetrail.events;

import org.jspecify.annotations.NullMarked;
