/** The rows of the table, in groups that share their contenders. */
@NullMarked
package io.pipetrail.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
