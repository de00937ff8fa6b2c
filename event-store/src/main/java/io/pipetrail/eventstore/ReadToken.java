package io.pipetrail.eventstore;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads the tokens that a processor of this store can have, known by their fields and not by a class name. The context
 * of a reset is not kept.
 */
final class ReadToken<T extends TrackingToken> extends ValueDeserializer<T> {

    private final Class<T> type;

    ReadToken(Class<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        return type.cast(token(context.readTree(json), context));
    }

    @Override
    public @Nullable Object deserializeWithType(
            JsonParser json, DeserializationContext context, TypeDeserializer ignored) {
        return deserialize(json, context);
    }

    private static @Nullable TrackingToken token(@Nullable JsonNode node, DeserializationContext context) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.has("globalIndex")) {
            return new GlobalSequenceTrackingToken(node.get("globalIndex").longValue());
        }
        if (node.has("tokenAtReset")) {
            return ReplayToken.createReplayToken(
                    token(node.get("tokenAtReset"), context), token(node.get("currentToken"), context));
        }
        return context.reportInputMismatch(TrackingToken.class, "Not a token of this event store");
    }
}
