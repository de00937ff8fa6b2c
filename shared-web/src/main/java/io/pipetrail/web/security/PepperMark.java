package io.pipetrail.web.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of a server that has another pepper than the others on its database: it would refuse their keys, and nobody knew why. */
final class PepperMark {

    private static final Logger LOG = LoggerFactory.getLogger(PepperMark.class);
    private static final String MARKED = "the pepper of the keys in this database";

    private PepperMark() {}

    /** Leaves a mark where there is none, or where no key needs the pepper that it is of; false where the pepper is another. */
    static boolean compare(Pepper pepper, JdbcClient jdbc) {
        var mark = pepper.hash(MARKED);
        jdbc.sql("""
                        insert into access.pepper_mark (mark) values (?)
                        on conflict (only_one) do update set mark = excluded.mark
                        where not exists (select from access.api_keys where revoked_at is null)
                        """).param(mark).update();
        var known = jdbc.sql("select mark from access.pepper_mark")
                .query(String.class)
                .single();
        if (known.equals(mark)) return true;
        LOG.warn(
                "This is another pepper than that of the API keys in the database: they are not known here. All servers on one"
                        + " database need the same PIPETRAIL_KEY_PEPPER");
        return false;
    }
}
