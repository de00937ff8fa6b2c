/** Whale's page on its sales pipeline, request by request, on the native API. */
@NullMarked
package io.pipetrail.standalone.dialects.whale;

import org.jspecify.annotations.NullMarked;
