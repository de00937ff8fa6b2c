package io.pipetrail.web.wire.v1;

/** Says that something is gone. */
public record V1Deleted(String id, String object, boolean deleted) {

    public static V1Deleted of(String id, String object) {
        return new V1Deleted(id, object, true);
    }
}
