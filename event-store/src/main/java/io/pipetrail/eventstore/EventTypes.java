package io.pipetrail.eventstore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The allow-list of stored event types: logical name and revision on one side, class on the other. The name is the
 * simple class name, so classes may move between packages without the log noticing.
 */
public final class EventTypes {

    private static final int FIRST_REVISION = 1;

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, Integer> revisions;

    private EventTypes(Map<String, Class<?>> classes, Map<Class<?>, Integer> revisions) {
        this.classes = classes;
        this.revisions = revisions;
    }

    /**
     * Every concrete class that the sealed interfaces permit, at any depth, in revision 1. Two classes of the same
     * simple name are an {@link IllegalArgumentException}.
     */
    public static EventTypes ofSealed(Class<?>... sealedInterfaces) {
        var classes = new LinkedHashMap<String, Class<?>>();
        var revisions = new LinkedHashMap<Class<?>, Integer>();
        Arrays.stream(sealedInterfaces).flatMap(EventTypes::concrete).distinct().forEach(type -> {
            var twin = classes.put(type.getSimpleName(), type);
            if (twin != null) {
                throw new IllegalArgumentException("Two event types of one name: " + twin + " and " + type);
            }
            revisions.put(type, FIRST_REVISION);
        });
        return new EventTypes(classes, revisions);
    }

    /** The same list, with the type written in the given revision from now on. */
    public EventTypes withRevision(Class<?> type, int revision) {
        nameOf(type);
        var changed = new LinkedHashMap<>(revisions);
        changed.put(type, revision);
        return new EventTypes(classes, changed);
    }

    /** The class that events of this name are read as, or empty when the name is not on the list. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The name under which events of this class are stored; {@link UnknownEventType} when it is not on the list. */
    public String nameOf(Class<?> type) {
        if (!revisions.containsKey(type)) {
            throw new UnknownEventType(type.getName());
        }
        return type.getSimpleName();
    }

    /** The revision in which events of this class are written; {@link UnknownEventType} when it is not on the list. */
    public int revisionOf(Class<?> type) {
        var revision = revisions.get(type);
        if (revision == null) {
            throw new UnknownEventType(type.getName());
        }
        return revision;
    }

    /** All classes on the list. */
    public Set<Class<?>> classes() {
        return Set.copyOf(revisions.keySet());
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::concrete);
        }
        if (type.isInterface()) {
            throw new IllegalArgumentException("Neither sealed nor a record: " + type);
        }
        return Stream.of(type);
    }
}
