package io.pipetrail.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Writes messages between processes as JSON under the names of {@link MessageTypes}, and reads no other. A part that may be
 * one of several says which by its simple name, too.
 */
public final class MessageSerializer extends Jackson3Serializer {

    /**
     * Bytes of a message. Axon Server takes 4 MB unless told otherwise, with what it adds; one that is longer breaks the
     * connection of whoever should get it.
     */
    public static final int LONGEST = 3 << 20;

    private final MessageTypes types;

    public MessageSerializer(MessageTypes types) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(mapper -> configure(mapper, types)));
        this.types = types;
    }

    private static void configure(JsonMapper.Builder mapper, MessageTypes types) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL));
        for (var one : types.sealed()) {
            mapper.addMixIn(one, OneOfSeveral.class);
        }
        types.types().forEach(type -> mapper.registerSubtypes(new NamedType(type, type.getSimpleName())));
    }

    /** @throws TooLongForTheWire if there is no sending it */
    @Override
    public <T> SerializedObject<T> serialize(Object message, Class<T> representation) {
        var serialized = super.serialize(message, representation);
        if (serialized.getData() instanceof byte[] bytes && bytes.length > LONGEST) {
            throw new TooLongForTheWire(serialized.getType().getName(), bytes.length);
        }
        return serialized;
    }

    @Override
    @SuppressWarnings("rawtypes") // so declared in Axon's interface
    public SerializedType typeForClass(Class type) {
        return type == null || type == Void.class
                ? SerializedType.emptyType()
                : new SimpleSerializedType(types.nameOf(type), null);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) return Void.class;
        return types.classOf(type.getName()).orElse(UnknownSerializedType.class);
    }

    /** Throws where the class this extends hands out the raw data. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so declared in Axon's interface
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (UnknownSerializedType.class.equals(classForType(serialized.getType()))) {
            throw new SerializationException(
                    "No message between processes: " + serialized.getType().getName());
        }
        return super.deserialize(serialized);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
    private interface OneOfSeveral {}
}
