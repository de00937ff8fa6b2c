/** The compose file by its schema and by our own rules, and the proxy's configuration as the real nginx runs it. */
@NullMarked
package io.pipetrail.standalone.containers;

import org.jspecify.annotations.NullMarked;
