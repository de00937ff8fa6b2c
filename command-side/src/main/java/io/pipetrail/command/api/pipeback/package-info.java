/**
 * The writes of Pipeback: workspace is Tenant, a deal's name its title, owner its assignee, status the outcome of its stage.
 * The mapping as a whole is in {@code web.wire.pipeback}.
 */
@NullMarked
package io.pipetrail.command.api.pipeback;

import org.jspecify.annotations.NullMarked;
