/**
 * The writes of Gauzy's API: pipelines with their stages, and deals. A controller reads a body as class-validator would into one
 * command, and renders what came of it with the nouns of {@code web.wire.gauzy}, where the mapping stands.
 */
@NullMarked
package io.pipetrail.command.api.gauzy;

import org.jspecify.annotations.NullMarked;
