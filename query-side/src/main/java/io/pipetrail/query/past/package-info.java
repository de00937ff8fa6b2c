/** What deals, stages and totals were at any time, as far as was known at any other: written here with each event, so that asking needs no replay. */
@NullMarked
package io.pipetrail.query.past;

import org.jspecify.annotations.NullMarked;
