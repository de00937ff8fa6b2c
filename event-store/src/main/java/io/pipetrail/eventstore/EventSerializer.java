package io.pipetrail.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectReader;

/**
 * Writes events as JSON under the names and revisions of {@link EventTypes}, and reads no other: what the database
 * holds never says which class is loaded.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final String META_DATA = MetaData.class.getName();

    private final EventTypes types;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /** Serializes the events of these types. */
    public EventSerializer(EventTypes types) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(Json::configure));
        this.types = types;
    }

    @Override
    @SuppressWarnings("rawtypes") // so declared in Axon's interface
    public SerializedType typeForClass(Class type) {
        if (type == null || MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(type);
        }
        return new SimpleSerializedType(types.nameOf(type), Integer.toString(types.revisionOf(type)));
    }

    /** {@link UnknownSerializedType} for a name that is not on the list. */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return META_DATA.equals(type.getName())
                ? MetaData.class
                : types.classOf(type.getName()).orElse(UnknownSerializedType.class);
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    /** Throws {@link UnknownEventType} where the class this extends hands out the raw data. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so declared in Axon's interface
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (UnknownSerializedType.class.equals(classForType(serialized.getType()))) {
            throw new UnknownEventType(serialized.getType().getName());
        }
        return super.deserialize(serialized);
    }
}
