/** Every way of a deal into a stage: from where to where, when and by whom, with the deal as it was then. */
@NullMarked
package io.pipetrail.query.movements;

import org.jspecify.annotations.NullMarked;
