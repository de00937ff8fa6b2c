/** The reads of the Introzy dialect. The mapping table is in {@code web.wire.introzy}. */
@NullMarked
package io.pipetrail.query.api.introzy;

import org.jspecify.annotations.NullMarked;
