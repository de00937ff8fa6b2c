/** How a request is refused: one exception, one body. */
@NullMarked
package io.pipetrail.web.problem;

import org.jspecify.annotations.NullMarked;
