/** The deals as they stand, one row a deal, and the pages of them; as of another moment, too. */
@NullMarked
package io.pipetrail.query.deals;

import org.jspecify.annotations.NullMarked;
