/** The example of the README: gift cards, on nothing but what an application of anybody's can see of this module. */
@NullMarked
package io.pipetrail.eventstore.example;

import org.jspecify.annotations.NullMarked;
