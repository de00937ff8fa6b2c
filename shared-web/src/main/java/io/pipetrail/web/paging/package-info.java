/** How long lists are asked for and handed out in pages. */
@NullMarked
package io.pipetrail.web.paging;

import org.jspecify.annotations.NullMarked;
