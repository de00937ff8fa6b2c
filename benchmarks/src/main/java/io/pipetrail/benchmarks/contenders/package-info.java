/** What is measured: the real server and its peers as processes of their own, and the engine alone. */
@NullMarked
package io.pipetrail.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
