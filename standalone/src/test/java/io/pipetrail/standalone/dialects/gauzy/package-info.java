/** A real HTTP client that speaks to the server as Gauzy's clients do. */
@NullMarked
package io.pipetrail.standalone.dialects.gauzy;

import org.jspecify.annotations.NullMarked;
