/** The nouns of a dialect that nobody speaks: there are none, but it has a name. */
@NullMarked
package io.pipetrail.web.wire.toy;

import org.jspecify.annotations.NullMarked;
