/** Says which cell of a table is which field of a deal. */
@NullMarked
package io.pipetrail.command.imports.mapping;

import org.jspecify.annotations.NullMarked;
