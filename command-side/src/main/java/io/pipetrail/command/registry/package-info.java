/** What must hold across aggregates, held by the database in the transaction of the events. */
@NullMarked
package io.pipetrail.command.registry;

import org.jspecify.annotations.NullMarked;
