/** An endpoint that does nothing, on the web server that Pipetrail has. */
@NullMarked
package io.pipetrail.benchmarks.peers.noop;

import org.jspecify.annotations.NullMarked;
