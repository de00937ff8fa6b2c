/** The deals as they stand: one row a deal, and the pages of them. */
@NullMarked
package io.pipetrail.query.deals;

import org.jspecify.annotations.NullMarked;
