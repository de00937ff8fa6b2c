/** What the command side may ask of the read side without knowing it. */
@NullMarked
package io.pipetrail.web.readside;

import org.jspecify.annotations.NullMarked;
