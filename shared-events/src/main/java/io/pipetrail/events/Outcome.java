package io.pipetrail.events;

/** What being in a stage means for a deal: a deal's status is the outcome of the stage it is in. */
public enum Outcome {
    OPEN,
    WON,
    LOST;

    public boolean isClosed() {
        return this != OPEN;
    }
}
