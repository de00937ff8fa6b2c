/** What our server is compared with. */
@NullMarked
package io.pipetrail.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
