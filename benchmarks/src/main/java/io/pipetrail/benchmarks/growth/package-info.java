/** What becomes of the figures as the log grows, for the plan in docs/scale.md. */
@NullMarked
package io.pipetrail.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
