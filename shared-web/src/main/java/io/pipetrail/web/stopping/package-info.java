/** How a server stops that others go on without: no request is lost. */
@NullMarked
package io.pipetrail.web.stopping;

import org.jspecify.annotations.NullMarked;
