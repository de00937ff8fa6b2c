/** The query side over HTTP, one package a dialect. */
@NullMarked
package io.pipetrail.query.api;

import org.jspecify.annotations.NullMarked;
