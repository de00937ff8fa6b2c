/** The query side: projections fold the log into read models, and REST endpoints answer from them. */
@NullMarked
package io.pipetrail.query;

import org.jspecify.annotations.NullMarked;
