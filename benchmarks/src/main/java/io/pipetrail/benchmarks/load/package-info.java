/** What sends the load: wrk and pgbench where they are installed, else stand-ins that are named as such. */
@NullMarked
package io.pipetrail.benchmarks.load;

import org.jspecify.annotations.NullMarked;
