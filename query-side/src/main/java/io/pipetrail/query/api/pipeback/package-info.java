/** The reads of Pipeback; how it maps to the model is in {@code web.wire.pipeback}. */
@NullMarked
package io.pipetrail.query.api.pipeback;

import org.jspecify.annotations.NullMarked;
