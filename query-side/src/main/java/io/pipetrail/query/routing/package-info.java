/** Answers the questions that come through the query bus, from another process where Axon Server is between. */
@NullMarked
package io.pipetrail.query.routing;

import org.jspecify.annotations.NullMarked;
