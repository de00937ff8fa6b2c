/** What both HTTP sides share; {@link io.pipetrail.web.SharedWeb} is a Spring Boot auto-configuration, so being on the class path is enough. */
@NullMarked
package io.pipetrail.web;

import org.jspecify.annotations.NullMarked;
