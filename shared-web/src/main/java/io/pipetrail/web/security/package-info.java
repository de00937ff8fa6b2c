/** Who calls, with which credential, for which tenant, and what they may do. */
@NullMarked
package io.pipetrail.web.security;

import org.jspecify.annotations.NullMarked;
