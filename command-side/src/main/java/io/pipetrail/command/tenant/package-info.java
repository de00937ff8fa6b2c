/** The tenant aggregate: the order of its pipelines and which of them is the default. */
@NullMarked
package io.pipetrail.command.tenant;

import org.jspecify.annotations.NullMarked;
