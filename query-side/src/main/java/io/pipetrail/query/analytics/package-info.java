/** What the movements of deals add up to: how long stages take, where deals go from them, and how fast they earn. */
@NullMarked
package io.pipetrail.query.analytics;

import org.jspecify.annotations.NullMarked;
