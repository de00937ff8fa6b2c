/** The data directory, the secrets in it and the PostgreSQL that is started on it. */
@NullMarked
package io.pipetrail.standalone.database;

import org.jspecify.annotations.NullMarked;
