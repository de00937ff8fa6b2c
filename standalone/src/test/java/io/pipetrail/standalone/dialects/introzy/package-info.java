/** The Introzy dialect as its clients know it, over HTTP. */
@NullMarked
package io.pipetrail.standalone.dialects.introzy;

import org.jspecify.annotations.NullMarked;
