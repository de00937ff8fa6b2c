/** The nouns of the native API as they are printed, and the codec of its ids. */
@NullMarked
package io.pipetrail.web.wire.v1;

import org.jspecify.annotations.NullMarked;
