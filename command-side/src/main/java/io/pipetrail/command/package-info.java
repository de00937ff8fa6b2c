/** The command side: decides what may happen, and has it recorded. */
@NullMarked
package io.pipetrail.command;

import org.jspecify.annotations.NullMarked;
