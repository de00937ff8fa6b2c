package io.pipetrail.events.deal;

import io.pipetrail.events.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * Whom a deal is made with, as far as it is known; the id is that of the system that keeps contacts.
 *
 * @param referrerType what whoever referred them is, where that was said along with who it is
 */
public record Contact(
        @Nullable String id,
        @Nullable @PersonalData String name,
        @Nullable @PersonalData String email,
        @Nullable Type type,
        @Nullable @PersonalData String referredBy,
        @Nullable Type referrerType) {

    public static final Contact UNKNOWN = new Contact(null, null, null, null, null);

    /** A contact of whose referrer no more is known than who it is. */
    public Contact(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable Type type,
            @Nullable String referredBy) {
        this(id, name, email, type, referredBy, null);
    }

    /** Whether somebody is a person or a company. */
    public enum Type {
        USER,
        COMPANY
    }
}
