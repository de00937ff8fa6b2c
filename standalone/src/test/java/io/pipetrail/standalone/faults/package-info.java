/** What may go wrong around the server, done to it under load: nothing acknowledged is lost, and nothing is done twice. */
@NullMarked
package io.pipetrail.standalone.faults;

import org.jspecify.annotations.NullMarked;
