/** What happened, as the log tells it: the store's events in order, and the history of a deal. */
@NullMarked
package io.pipetrail.query.history;

import org.jspecify.annotations.NullMarked;
