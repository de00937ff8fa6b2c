package io.pipetrail.command.deal;

import io.pipetrail.command.Change;
import io.pipetrail.events.deal.Contact;

/** What shall change about whom a deal is made with. */
public record ContactRevision(
        Change<String> id,
        Change<String> name,
        Change<String> email,
        Change<Contact.Type> type,
        Change<String> referredBy) {

    public static final ContactRevision NOTHING =
            new ContactRevision(Change.none(), Change.none(), Change.none(), Change.none(), Change.none());

    /** The contact afterwards. */
    public Contact from(Contact before) {
        return new Contact(
                id.or(before.id()),
                name.or(before.name()),
                email.or(before.email()),
                type.or(before.type()),
                referredBy.or(before.referredBy()),
                referredBy.changes(before.referredBy()) ? null : before.referrerType());
    }
}
