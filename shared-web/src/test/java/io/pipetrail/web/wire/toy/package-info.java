/** A dialect that nobody speaks, found as the others are: what every dialect may count on. */
@NullMarked
package io.pipetrail.web.wire.toy;

import org.jspecify.annotations.NullMarked;
