/** How many clients can be connected at once, and who makes room. */
@NullMarked
package io.pipetrail.web.connections;

import org.jspecify.annotations.NullMarked;
