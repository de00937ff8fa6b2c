/** Two server processes on one PostgreSQL, any request to any of them, while they are stopped, started and killed. */
@NullMarked
package io.pipetrail.standalone.replicas;

import org.jspecify.annotations.NullMarked;
