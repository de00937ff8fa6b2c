/** How a request is refused: one exception, and one body a dialect. */
@NullMarked
package io.pipetrail.web.problem;

import org.jspecify.annotations.NullMarked;
