/** The Pipeback dialect as its clients know it, over HTTP. */
@NullMarked
package io.pipetrail.standalone.dialects.pipeback;

import org.jspecify.annotations.NullMarked;
