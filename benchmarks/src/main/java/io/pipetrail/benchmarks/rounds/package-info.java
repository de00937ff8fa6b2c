/** Rounds that alternate between contestants. */
@NullMarked
package io.pipetrail.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
