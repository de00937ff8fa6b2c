/** How read models are read: tenants in keys, keyset pages, moments of the past, lookups done together. */
@NullMarked
package io.pipetrail.query.reading;

import org.jspecify.annotations.NullMarked;
