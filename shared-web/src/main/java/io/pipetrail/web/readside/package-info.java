/** What the command side may ask of the read side without knowing it, in one process or by messages between two. */
@NullMarked
package io.pipetrail.web.readside;

import org.jspecify.annotations.NullMarked;
