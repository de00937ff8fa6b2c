package io.pipetrail.web.wire.gauzy;

import java.util.List;

/**
 * A list, or a page of one.
 *
 * @param total how many there are on all pages
 */
public record GauzyPage<T>(List<T> items, long total) {}
