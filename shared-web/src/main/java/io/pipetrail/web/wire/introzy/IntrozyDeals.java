package io.pipetrail.web.wire.introzy;

import java.util.List;

/**
 * A page of deals.
 *
 * @param total how many there are on all pages
 * @param page from 1
 */
public record IntrozyDeals(List<IntrozyListedDeal> deals, long total, int page, int limit, boolean hasMore) {}
