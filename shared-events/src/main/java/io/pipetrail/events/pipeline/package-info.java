/** What can happen to a pipeline and its stages, and what they are after that. */
@NullMarked
package io.pipetrail.events.pipeline;

import org.jspecify.annotations.NullMarked;
