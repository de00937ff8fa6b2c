/** How read models are read: tenants in keys, keyset pages. */
@NullMarked
package io.pipetrail.query.reading;

import org.jspecify.annotations.NullMarked;
