/** How requests become commands: once each, on the terms they came with, tried again where that is safe. */
@NullMarked
package io.pipetrail.command.api;

import org.jspecify.annotations.NullMarked;
