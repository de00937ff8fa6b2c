package io.pipetrail.eventstore;

import java.util.List;

/** What a batch has to go through besides PostgreSQL: nothing, or the log of record. */
interface Keeping {

    /** There is no log but PostgreSQL's. */
    Keeping ALONE = new Keeping() {

        @Override
        public boolean isElsewhere() {
            return false;
        }

        @Override
        public void keep(Batch batch, List<Long> positions) {
            // It is kept by the commit.
        }

        @Override
        public void heal() {
            throw new IllegalStateException("There is no other log to be in step with");
        }
    };

    /** Whether there is another log. */
    boolean isElsewhere();

    /** Called with a batch that could be committed: once this returns it has happened. */
    void keep(Batch batch, List<Long> positions) throws NotWritten;

    /** Brings both logs in step, or throws {@link EventStoreUnavailableException}. */
    void heal();
}
