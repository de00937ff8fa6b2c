package io.pipetrail.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of things in the course of the log: written down in its order, and then looked up at any place of it. */
public final class Book<K, V> {

    private record Entry<V>(long position, V value) {}

    private final Map<K, List<Entry<V>>> entries = new HashMap<>();

    /** From that position on. */
    public void write(K key, long position, V value) {
        entries.computeIfAbsent(key, unseen -> new ArrayList<>()).add(new Entry<>(position, value));
    }

    /** What was written last at that position or before. */
    public @Nullable V at(K key, long position) {
        var written = entries.get(key);
        if (written == null) return null;
        int count = upTo(position, written);
        return count == 0 ? null : written.get(count - 1).value();
    }

    /** What was written behind one position and before another. */
    public List<V> between(K key, long after, long before) {
        var written = entries.get(key);
        if (written == null) return List.of();
        var found = new ArrayList<V>();
        for (int i = upTo(after, written); i < written.size() && written.get(i).position() < before; i++) {
            found.add(written.get(i).value());
        }
        return found;
    }

    private static int upTo(long position, List<? extends Entry<?>> written) {
        int low = 0;
        int high = written.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (written.get(middle).position() <= position) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
