/**
 * The writes of the Introzy dialect, and its GET of a pipeline, which makes the pipeline where it is missing. The mapping table
 * is in {@code web.wire.introzy}.
 */
@NullMarked
package io.pipetrail.command.api.introzy;

import org.jspecify.annotations.NullMarked;
