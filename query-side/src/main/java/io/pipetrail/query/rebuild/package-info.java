/**
 * Makes the tables of projections anew from the log, beside those that are read and written meanwhile, and puts them in their
 * place (ADR 28).
 */
@NullMarked
package io.pipetrail.query.rebuild;

import org.jspecify.annotations.NullMarked;
