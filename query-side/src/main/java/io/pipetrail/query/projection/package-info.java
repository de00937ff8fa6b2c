/**
 * What all projections have in common: batches, keys, tokens, parked events and progress. A projection itself is only a fold
 * and its SQL. It takes batches of stored events, not single ones by annotation: the fold of a batch is what makes it
 * quick, and an event that cannot be read must reach the machinery to be parked.
 */
@NullMarked
package io.pipetrail.query.projection;

import org.jspecify.annotations.NullMarked;
