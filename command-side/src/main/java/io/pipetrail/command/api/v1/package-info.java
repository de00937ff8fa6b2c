/**
 * The writes of the native API: store is Tenant, pipeline-stage is a stage of Pipeline, everything else is called what it
 * is. A controller reads a body into one command, and renders what came of it with the nouns of {@code web.wire.v1}.
 */
@NullMarked
package io.pipetrail.command.api.v1;

import org.jspecify.annotations.NullMarked;
