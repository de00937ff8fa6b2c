package io.pipetrail.web.wire.introzy;

/** Says that something is gone. */
public record IntrozyDeleted(boolean deleted) {

    public static final IntrozyDeleted DONE = new IntrozyDeleted(true);
}
