/** The pipeline aggregate: stages in their order, and what becomes of them. */
@NullMarked
package io.pipetrail.command.pipeline;

import org.jspecify.annotations.NullMarked;
