/** What happened, as the log tells it: the store's events in order, the history of a deal, and what it was at a moment. */
@NullMarked
package io.pipetrail.query.history;

import org.jspecify.annotations.NullMarked;
