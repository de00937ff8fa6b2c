/** The tenants, their pipelines and their stages as they stand. */
@NullMarked
package io.pipetrail.query.pipelines;

import org.jspecify.annotations.NullMarked;
