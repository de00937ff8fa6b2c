/** The writes of a dialect that nobody speaks: what the writes of every dialect may count on. */
@NullMarked
package io.pipetrail.command.api.toy;

import org.jspecify.annotations.NullMarked;
