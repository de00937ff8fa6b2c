/** What can happen to a tenant, and what it is after that. */
@NullMarked
package io.pipetrail.events.tenant;

import org.jspecify.annotations.NullMarked;
