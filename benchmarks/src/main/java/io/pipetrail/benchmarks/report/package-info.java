/** What was measured against what, whether that is good, and how it is told: a table, JSON and a chart. */
@NullMarked
package io.pipetrail.benchmarks.report;

import org.jspecify.annotations.NullMarked;
