package io.pipetrail.command.deal;

import io.pipetrail.command.Change;
import io.pipetrail.events.deal.Contact;

/**
 * What shall change about whom a deal is made with.
 *
 * @param anew whether another id means somebody else, of whom no more is known than what is said along with it
 */
public record ContactRevision(
        Change<String> id,
        Change<String> name,
        Change<String> email,
        Change<Contact.Type> type,
        Change<String> referredBy,
        boolean anew) {

    public static final ContactRevision NOTHING =
            new ContactRevision(Change.none(), Change.none(), Change.none(), Change.none(), Change.none());

    /** Of the same contact, whatever its id. */
    public ContactRevision(
            Change<String> id,
            Change<String> name,
            Change<String> email,
            Change<Contact.Type> type,
            Change<String> referredBy) {
        this(id, name, email, type, referredBy, false);
    }

    /** Somebody known by an id only; who has that id already stays as known as before. */
    public static ContactRevision ofWhoHas(Change<String> id) {
        return new ContactRevision(id, Change.none(), Change.none(), Change.none(), Change.none(), true);
    }

    /** The contact afterwards. */
    public Contact from(Contact before) {
        return anew && id.changes(before.id()) ? revised(Contact.UNKNOWN) : revised(before);
    }

    private Contact revised(Contact before) {
        return new Contact(
                id.or(before.id()),
                name.or(before.name()),
                email.or(before.email()),
                type.or(before.type()),
                referredBy.or(before.referredBy()),
                referredBy.changes(before.referredBy()) ? null : before.referrerType());
    }
}
