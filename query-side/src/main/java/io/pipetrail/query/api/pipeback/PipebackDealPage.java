package io.pipetrail.query.api.pipeback;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.query.deals.DealFilter;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.wire.pipeback.PipebackError;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which deals a request asks for, and how many of them at a time.
 *
 * @param given what it says of that, as it stands there: no other parameter goes along to the next page
 */
record PipebackDealPage(
        DealFilter filter, int perPage, @Nullable String cursorText, Map<String, String> given) {

    private static final int MOST = 100;
    private static final int LONGEST = 255;
    private static final List<String> PARAMETERS =
            List.of("per_page", "pipeline_id", "pipeline_stage_id", "status", "owner_id", "contact_id");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final Map<String, Outcome> STATUSES =
            Map.of("open", Outcome.OPEN, "won", Outcome.WON, "lost", Outcome.LOST);

    static PipebackDealPage of(HttpServletRequest request) {
        var filter = filter(request);
        var given = new LinkedHashMap<String, String>();
        for (var name : PARAMETERS) {
            var text = given(request, name);
            if (text != null) given.put(name, text);
        }
        return new PipebackDealPage(filter, perPage(request), given(request, "cursor"), given);
    }

    @Nullable
    Cursor cursor(String kind) {
        return cursorText == null ? null : Cursor.parse(kind, cursorText);
    }

    /** The value of a Link header that leads on from a cursor. */
    String linkTo(String cursor) {
        var uri = UriComponentsBuilder.fromPath(PipebackDealQueries.PATH);
        given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        var next = uri.queryParam("cursor", cursor).encode().buildAndExpand(given);
        return "<" + next.toUriString() + ">; rel=\"next\"";
    }

    private static DealFilter filter(HttpServletRequest request) {
        return new DealFilter(
                id(request, "pipeline_id", PipelineId::new),
                id(request, "pipeline_stage_id", StageId::new),
                status(given(request, "status")),
                text(request, "owner_id"),
                text(request, "contact_id"),
                null,
                Span.EVER,
                Span.EVER,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static int perPage(HttpServletRequest request) {
        var text = given(request, "per_page");
        if (text == null) return MOST;
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > MOST) {
            throw PipebackError.invalid("per_page", "The per page field must be between 1 and " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Outcome status(@Nullable String text) {
        if (text == null) return null;
        var status = STATUSES.get(text);
        if (status == null) throw PipebackError.invalid("status", "The selected status is invalid.");
        return status;
    }

    private static <T> @Nullable T id(HttpServletRequest request, String name, Function<UUID, T> kind) {
        var text = given(request, name);
        if (text == null) return null;
        var sentence = "The " + name.replace('_', ' ') + " field must be a valid UUID.";
        return kind.apply(PipebackIds.uuid(text).orElseThrow(() -> PipebackError.invalid(name, sentence)));
    }

    private static @Nullable String text(HttpServletRequest request, String name) {
        var text = given(request, name);
        if (text == null || text.length() <= LONGEST) return text;
        var sentence = "The " + name.replace('_', ' ') + " field must not be greater than " + LONGEST + " characters.";
        throw PipebackError.invalid(name, sentence);
    }

    /** Empty parameters are as good as none. */
    private static @Nullable String given(HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
