/** Reads request bodies strictly and names every bad field at once. */
@NullMarked
package io.pipetrail.web.body;

import org.jspecify.annotations.NullMarked;
