package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.StoredEvent;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A story that knows how far it was read. */
final class LookedAt extends AbstractList<StoredEvent> implements RandomAccess {

    private final List<StoredEvent> story;
    private int last;

    LookedAt(List<StoredEvent> story) {
        this.story = story;
    }

    /** The index of the last event that was looked at. */
    int last() {
        return last;
    }

    @Override
    public StoredEvent get(int index) {
        last = Math.max(last, index);
        return story.get(index);
    }

    @Override
    public int size() {
        return story.size();
    }
}
