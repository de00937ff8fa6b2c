package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;
import static io.pipetrail.command.api.v1.Bodies.change;

import io.pipetrail.command.deal.ContactRevision;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;

/** The fields that say whom a deal is made with. */
record ContactFields(
        Given<String> id, Given<String> name, Given<String> email, Given<Contact.Type> type, Given<String> referredBy) {

    static ContactFields read(PatchBody body) {
        return new ContactFields(
                body.text("contact_id", 1, LONGEST_NAME),
                body.text("contact_name", 1, LONGEST_NAME),
                body.email("contact_email"),
                body.choice("contact_type", Contact.Type.class),
                body.text("referred_by", 1, LONGEST_NAME));
    }

    ContactRevision said() {
        return new ContactRevision(change(id), change(name), change(email), change(type), change(referredBy));
    }
}
