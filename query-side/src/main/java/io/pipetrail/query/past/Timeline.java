package io.pipetrail.query.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that is believed of something, in the order of time. An event is the last one of the log and counts from its own time
 * on: every version that reaches beyond that time evolves. In order, that is the last one only.
 */
record Timeline<T>(Versions<T> versions) {

    /** What an event makes of a timeline: the next one, and how that differs. */
    record Step<T>(Timeline<T> after, List<Version<T>> corrected, List<Version<T>> added) {}

    static <T> Timeline<T> of(Version<T> first) {
        return of(List.of(first));
    }

    static <T> Timeline<T> of(List<Version<T>> versions) {
        return new Timeline<>(Versions.of(versions));
    }

    Version<T> first() {
        return versions.getFirst();
    }

    Version<T> last() {
        return versions.getLast();
    }

    Step<T> evolve(Instant at, long position, UnaryOperator<T> event) {
        int split = versions.size();
        while (split > 1 && versions.get(split - 1).validFrom.isAfter(at)) split--;
        var added = new ArrayList<Version<T>>();
        added.add(new Version<>(at, position, event.apply(versions.get(split - 1).state)));
        var later = versions.subList(split, versions.size());
        for (int i = 0; i < later.size(); i++) {
            var version = later.get(i);
            // Of several in one instant the last one is what was; the others are of no use any more.
            if (i + 1 < later.size() && later.get(i + 1).validFrom.equals(version.validFrom)) continue;
            added.add(new Version<>(version.validFrom, position, event.apply(version.state)));
        }
        return new Step<>(new Timeline<>(versions.upTo(split, added)), List.copyOf(later), added);
    }

    /** The index of the version in force right before a time, or -1. */
    int before(Instant time) {
        int index = versions.size() - 1;
        while (index >= 0 && !versions.get(index).validFrom.isBefore(time)) index--;
        return index;
    }
}
