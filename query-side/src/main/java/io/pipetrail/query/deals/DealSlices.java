package io.pipetrail.query.deals;

import io.pipetrail.query.reading.Slice;
import java.util.List;

/** Makes pages of what was found, which is one more than a page where there is more. */
final class DealSlices {

    private DealSlices() {}

    /** Of what was found in the list's order. */
    static Slice<DealInStage> forward(List<DealInStage> found, DealSort sort, int limit) {
        var more = found.size() > limit;
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Slice<>(page, more, more ? sort.at(page.getLast().deal()) : null);
    }

    /** Of what was found against the list's order. */
    static Slice<DealInStage> backward(List<DealInStage> found, DealSort sort, int limit) {
        var page = found.subList(0, Math.min(limit, found.size())).reversed();
        return new Slice<>(
                page,
                found.size() > limit,
                page.isEmpty() ? null : sort.at(page.getLast().deal()));
    }
}
