/** The one durable PostgreSQL cluster that all contenders work on, each in a database of its own. */
@NullMarked
package io.pipetrail.benchmarks.database;

import org.jspecify.annotations.NullMarked;
