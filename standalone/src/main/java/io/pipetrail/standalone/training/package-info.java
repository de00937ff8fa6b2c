/** The profile {@code training}: the server tries itself out and ends, so that the JVM can keep what it learned for the next start. */
@NullMarked
package io.pipetrail.standalone.training;

import org.jspecify.annotations.NullMarked;
