/** Describes the API: OpenAPI 3.1 at {@code /v3/api-docs}, one group a dialect, and a page to try it at {@code /docs}. */
@NullMarked
package io.pipetrail.web.openapi;

import org.jspecify.annotations.NullMarked;
