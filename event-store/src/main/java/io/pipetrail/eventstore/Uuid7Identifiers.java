package io.pipetrail.eventstore;

import org.axonframework.common.IdentifierFactory;

/** Has Axon mint {@link Uuid7} for its messages. Found by the service loader, hence public. */
public final class Uuid7Identifiers extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return Uuid7.next().toString();
    }
}
