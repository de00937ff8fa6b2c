package io.pipetrail.eventstore;

/**
 * A companion whose time has come.
 *
 * @param position what {@link Companion#POSITION} stands for
 * @param request place of the request that it belongs to in the batch, from 0
 */
record DueCompanion(ReadyCompanion ready, long position, int request) {

    Companion companion() {
        return ready.companion();
    }

    String sql() {
        return ready.sql();
    }
}
