/** The server as a process of its own, which is stopped and killed. */
@NullMarked
package io.pipetrail.standalone.restart;

import org.jspecify.annotations.NullMarked;
