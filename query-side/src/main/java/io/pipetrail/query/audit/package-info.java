/** Checks the read models against the log, by folds that share no code with the projections. */
@NullMarked
package io.pipetrail.query.audit;

import org.jspecify.annotations.NullMarked;
