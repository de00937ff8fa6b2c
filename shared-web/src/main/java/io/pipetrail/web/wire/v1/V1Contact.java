package io.pipetrail.web.wire.v1;

import io.pipetrail.events.deal.Contact;
import org.jspecify.annotations.Nullable;

/** Whom a deal is made with. */
public record V1Contact(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String type) {

    public static V1Contact of(Contact contact) {
        return new V1Contact(contact.id(), contact.name(), contact.email(), Plain.nameOrNull(contact.type()));
    }
}
