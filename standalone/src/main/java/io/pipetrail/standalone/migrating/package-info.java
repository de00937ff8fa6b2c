/** The program that moves the log between PostgreSQL and Axon Server. */
@NullMarked
package io.pipetrail.standalone.migrating;

import org.jspecify.annotations.NullMarked;
