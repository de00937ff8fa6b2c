package io.pipetrail.web.wire.v1;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.KeyId;
import java.util.UUID;
import java.util.function.Function;

/** Prints ids with the prefix of their kind, and takes them with or without it. */
public final class Ids {

    private static final String DEAL = "deal_";
    private static final String STAGE = "stg_";
    private static final String PIPELINE = "pl_";
    private static final String ACTIVITY = "act_";
    private static final String EVENT = "evt_";
    private static final String KEY = "key_";
    private static final String IMPORT = "imp_";
    private static final String VERIFICATION = "ver_";
    private static final String NONE = "";
    private static final int UUID_LENGTH = 36;

    private Ids() {}

    public static String print(DealId id) {
        return DEAL + id;
    }

    public static String print(StageId id) {
        return STAGE + id;
    }

    public static String print(PipelineId id) {
        return PIPELINE + id;
    }

    public static String print(ActivityId id) {
        return ACTIVITY + id;
    }

    public static String print(KeyId id) {
        return KEY + id;
    }

    public static String print(TenantId id) {
        return id.toString();
    }

    public static String printEvent(UUID id) {
        return EVENT + id;
    }

    public static String printVerification(UUID id) {
        return VERIFICATION + id;
    }

    public static String printImport(UUID id) {
        return IMPORT + id;
    }

    public static UUID importId(String text) {
        return parse(IMPORT, text);
    }

    public static DealId deal(String text) {
        return new DealId(parse(DEAL, text));
    }

    public static StageId stage(String text) {
        return new StageId(parse(STAGE, text));
    }

    public static PipelineId pipeline(String text) {
        return new PipelineId(parse(PIPELINE, text));
    }

    public static ActivityId activity(String text) {
        return new ActivityId(parse(ACTIVITY, text));
    }

    public static KeyId key(String text) {
        return new KeyId(parse(KEY, text));
    }

    public static TenantId store(String text) {
        return new TenantId(parse(NONE, text));
    }

    public static UUID event(String text) {
        return parse(EVENT, text);
    }

    public static UUID verification(String text) {
        return parse(VERIFICATION, text);
    }

    /** An id that stands in a path: one that is malformed names nothing, so it is a 404 for a {@code what}. */
    public static <T> T inPath(String text, String what, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (MalformedId e) {
            throw Refusal.notFound(what);
        }
    }

    private static UUID parse(String prefix, String text) {
        var bare = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        // UUID.fromString also takes "1-1-1-1-1".
        if (bare.length() != UUID_LENGTH) throw new MalformedId(prefix);
        try {
            return UUID.fromString(bare);
        } catch (IllegalArgumentException e) {
            throw new MalformedId(prefix);
        }
    }
}
