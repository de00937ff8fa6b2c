/** A small application to try the shared parts in. */
@NullMarked
package io.pipetrail.web.toy;

import org.jspecify.annotations.NullMarked;
