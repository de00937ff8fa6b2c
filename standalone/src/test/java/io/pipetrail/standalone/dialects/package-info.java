/** All dialects over one server: each as its vendor prints it, and all on one history. */
@NullMarked
package io.pipetrail.standalone.dialects;

import org.jspecify.annotations.NullMarked;
