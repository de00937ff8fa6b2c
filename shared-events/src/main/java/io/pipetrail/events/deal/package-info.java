/** What can happen to a deal, and what it is after that. */
@NullMarked
package io.pipetrail.events.deal;

import org.jspecify.annotations.NullMarked;
