/** The tenants, their pipelines and their stages as they stand, or stood at a moment. */
@NullMarked
package io.pipetrail.query.pipelines;

import org.jspecify.annotations.NullMarked;
