package io.pipetrail.eventstore;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The messages that go from one process to another, each under its simple name. Nothing else is read that comes over the wire;
 * beans of this type say what each part of an application has to say.
 */
public final class MessageTypes {

    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Set<Class<?>> sealed = new LinkedHashSet<>();

    private MessageTypes() {}

    /** Of these types; a sealed interface stands for all that it permits. */
    public static MessageTypes of(Class<?>... types) {
        var messages = new MessageTypes();
        Arrays.stream(types).forEach(messages::add);
        return messages;
    }

    /** What several parts of an application have to say. */
    public static MessageTypes all(Collection<MessageTypes> parts) {
        var messages = new MessageTypes();
        parts.forEach(part -> {
            part.sealed.forEach(messages::add);
            part.byName.values().forEach(messages::add);
        });
        return messages;
    }

    private void add(Class<?> type) {
        if (type.isSealed()) {
            sealed.add(type);
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
            return;
        }
        var other = byName.putIfAbsent(type.getSimpleName(), type);
        if (other != null && other != type) {
            throw new IllegalArgumentException("Two messages of one name: " + type.getName() + ", " + other.getName());
        }
    }

    Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name of a message's type, which must be on the list. */
    String nameOf(Class<?> type) {
        if (byName.get(type.getSimpleName()) != type) {
            throw new IllegalArgumentException("No message between processes: " + type.getName());
        }
        return type.getSimpleName();
    }

    /** The interfaces of which a message may have any as a part. */
    Collection<Class<?>> sealed() {
        return sealed;
    }

    /** All that may be sent. */
    public Stream<Class<?>> types() {
        return byName.values().stream();
    }
}
