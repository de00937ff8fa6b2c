/** Reads files of lines as they arrive, with the number of every line, and gets over what is broken in them. */
@NullMarked
package io.pipetrail.command.imports.file;

import org.jspecify.annotations.NullMarked;
