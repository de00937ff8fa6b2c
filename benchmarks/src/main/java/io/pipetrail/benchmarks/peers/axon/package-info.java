/** The same deals on stock Axon Framework and Spring Data JPA, as its documentation begins and as it tunes them. */
@NullMarked
package io.pipetrail.benchmarks.peers.axon;

import org.jspecify.annotations.NullMarked;
