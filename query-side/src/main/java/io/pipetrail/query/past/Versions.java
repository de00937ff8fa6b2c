package io.pipetrail.query.past;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Versions in the order of time, which never change. Lists that are made of one another share what they have in common: so an
 * event of a long story costs little, and so does it to keep what all was believed after each event.
 */
final class Versions<T> extends AbstractList<Version<T>> implements RandomAccess {

    /** Versions that are shared or copied at once: all parts but the last one have as many. */
    private static final int PART = 64;

    private final List<List<Version<T>>> parts;
    private final int size;

    private Versions(List<List<Version<T>>> parts, int size) {
        this.parts = parts;
        this.size = size;
    }

    static <T> Versions<T> of(List<Version<T>> versions) {
        return new Versions<T>(List.of(), 0).upTo(0, versions);
    }

    /** As many of these as said, and then others. */
    Versions<T> upTo(int count, List<Version<T>> others) {
        int whole = count / PART;
        var next = new ArrayList<List<Version<T>>>(whole + 1 + others.size() / PART);
        next.addAll(parts.subList(0, whole));
        var part = new ArrayList<Version<T>>(Math.min(PART, count % PART + others.size()));
        if (count % PART > 0) part.addAll(parts.get(whole).subList(0, count % PART));
        for (var version : others) {
            if (part.size() == PART) {
                next.add(part);
                part = new ArrayList<>();
            }
            part.add(version);
        }
        next.add(part);
        return new Versions<>(next, count + others.size());
    }

    @Override
    public Version<T> get(int index) {
        return parts.get(index / PART).get(index % PART);
    }

    @Override
    public int size() {
        return size;
    }
}
