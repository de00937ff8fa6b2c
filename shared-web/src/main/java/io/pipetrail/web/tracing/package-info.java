/** Traces of requests by OpenTelemetry: on where a receiver of them is named, and not there at all otherwise. */
@NullMarked
package io.pipetrail.web.tracing;

import org.jspecify.annotations.NullMarked;
