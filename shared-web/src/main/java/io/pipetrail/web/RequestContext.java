package io.pipetrail.web;

import io.pipetrail.web.security.Caller;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that this thread is at work for: it fills the metadata of events, and of every refusal. */
public record RequestContext(String requestId, @Nullable Caller caller, String dialect) {

    private static final ThreadLocal<RequestContext> CURRENT = new ThreadLocal<>();

    /**
     * The request of this thread.
     *
     * @throws IllegalStateException outside of a request
     */
    public static RequestContext current() {
        var current = CURRENT.get();
        if (current == null) throw new IllegalStateException("not within a request");
        return current;
    }

    /** Makes a request this thread's, until the scope is closed. */
    public static Scope open(RequestContext context) {
        var outer = CURRENT.get();
        CURRENT.set(context);
        return () -> {
            if (outer == null) CURRENT.remove();
            else CURRENT.set(outer);
        };
    }

    public RequestContext of(Caller caller) {
        return new RequestContext(requestId, caller, dialect);
    }

    /** Who, from where and in which request, under the keys that every event carries. */
    public Map<String, String> metaData() {
        var metaData = new LinkedHashMap<String, String>();
        if (caller != null) {
            metaData.put("actorType", caller.actor().kind().name().toLowerCase(Locale.ROOT));
            metaData.put("actorId", caller.actor().id());
            if (caller.actor().name() != null)
                metaData.put("actorName", caller.actor().name());
        }
        metaData.put("dialect", dialect);
        metaData.put("requestId", requestId);
        return metaData;
    }

    /** As long as a request is the current one. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
