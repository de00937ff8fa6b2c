/** The ratios we publish, and the program that measures them. */
@NullMarked
package io.pipetrail.benchmarks;

import org.jspecify.annotations.NullMarked;
