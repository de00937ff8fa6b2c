/** What was done for the deals: their activities, newest first. */
@NullMarked
package io.pipetrail.query.timeline;

import org.jspecify.annotations.NullMarked;
