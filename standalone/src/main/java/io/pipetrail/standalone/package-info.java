/** Both sides in one JVM, with a PostgreSQL of its own unless one is named. */
@NullMarked
package io.pipetrail.standalone;

import org.jspecify.annotations.NullMarked;
