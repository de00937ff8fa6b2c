/** {@code pipetrail.jar import}: sends a file to a running server and shows how far that is. */
@NullMarked
package io.pipetrail.standalone.importing;

import org.jspecify.annotations.NullMarked;
