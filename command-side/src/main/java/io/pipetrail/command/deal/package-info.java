/** The deal aggregate: what can be asked of a deal, and when the answer is no. */
@NullMarked
package io.pipetrail.command.deal;

import org.jspecify.annotations.NullMarked;
