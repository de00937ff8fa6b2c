/** The reads of the native API. */
@NullMarked
package io.pipetrail.query.api.v1;

import org.jspecify.annotations.NullMarked;
