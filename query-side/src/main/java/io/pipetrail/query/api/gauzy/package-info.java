/** The reads of Gauzy's API, and the query language that they are asked in. The mapping stands in {@code web.wire.gauzy}. */
@NullMarked
package io.pipetrail.query.api.gauzy;

import org.jspecify.annotations.NullMarked;
