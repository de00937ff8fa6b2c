/** Imports: deals with their history taken over from a file while it arrives, and taken back again. */
@NullMarked
package io.pipetrail.command.imports;

import org.jspecify.annotations.NullMarked;
