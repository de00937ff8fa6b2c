/** The profile {@code demo}: a store of generated deals with half a year of history, the same ones each time. */
@NullMarked
package io.pipetrail.standalone.demo;

import org.jspecify.annotations.NullMarked;
