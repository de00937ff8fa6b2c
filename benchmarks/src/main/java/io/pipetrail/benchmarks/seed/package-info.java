/** Stores that are big before anything is measured: events written in bulk, in the shape in which the code writes them. */
@NullMarked
package io.pipetrail.benchmarks.seed;

import org.jspecify.annotations.NullMarked;
