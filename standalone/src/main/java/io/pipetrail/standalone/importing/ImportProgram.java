package io.pipetrail.standalone.importing;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends a file to a running server and tells what became of its rows. Knows nothing of the server but its address. */
public final class ImportProgram {

    /** The command line's word for it. */
    public static final String NAME = "import";

    /** What a header can hold. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

    private static final int GOOD = 0;
    private static final int BAD_ROWS = 1;
    private static final int FAILED = 2;
    private static final long LOOK_EVERY_MILLIS = 500;

    private final PrintStream out;
    private final boolean isTerminal;
    private final @Nullable String key;

    /**
     * @param out where it tells how far it is
     * @param isTerminal whether that can show a bar that grows
     * @param key the API key of an admin
     */
    public ImportProgram(PrintStream out, boolean isTerminal, @Nullable String key) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.key = key == null ? null : key.strip();
    }

    /** Imports as these arguments say; returns 0 if every row is in, 1 if some are bad, 2 if it came to nothing. */
    public int run(List<String> arguments) {
        try {
            if (key == null || key.isEmpty()) throw new IllegalArgumentException("PIPETRAIL_API_KEY is not set");
            if (!KEY.matcher(key).matches()) throw new IllegalArgumentException("PIPETRAIL_API_KEY is no API key");
            return run(ImportOptions.of(arguments), key);
        } catch (IllegalArgumentException e) {
            out.println(withoutKey(String.valueOf(e.getMessage())));
            out.println(ImportOptions.USAGE);
        } catch (JacksonException e) {
            out.println("The mapping is not JSON.");
        } catch (IOException | ExecutionException e) {
            out.println("The import failed: "
                    + withoutKey(String.valueOf(e instanceof ExecutionException ? e.getCause() : e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    /** Libraries may quote in their exceptions what they were given. */
    private String withoutKey(String text) {
        return key == null || key.isEmpty() ? text : text.replace(key, "(the key)");
    }

    private int run(ImportOptions options, String key) throws IOException, InterruptedException, ExecutionException {
        var server = new ImportServer(options, key);
        var id = UUID.randomUUID();
        var answer = await(server, id, server.send(options, id));
        var said = ImportServer.json(answer);
        if (answer.statusCode() != 201) {
            out.println("The server refused: " + answer.statusCode() + " "
                    + said.path("detail").asString(""));
            return FAILED;
        }
        return tell(said);
    }

    private HttpResponse<String> await(ImportServer server, UUID id, CompletableFuture<HttpResponse<String>> sent)
            throws InterruptedException, ExecutionException {
        var bar = new ProgressBar(out, isTerminal);
        while (true) {
            try {
                var answer = sent.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                bar.end();
                return answer;
            } catch (TimeoutException e) {
                server.find(id).ifPresent(bar::show);
            }
        }
    }

    private int tell(JsonNode state) {
        var failed = state.path("failed").asLong();
        for (var error : state.path("errors")) {
            out.println("line " + error.path("line").asLong() + ": "
                    + error.path("detail").asString(""));
        }
        if (failed > state.path("errors").size()) out.println("... and more");
        out.printf(
                Locale.ROOT,
                "%s%,d rows: %,d created, %,d skipped, %,d bad, %,d a second (%s)%n",
                state.path("dry_run").asBoolean() ? "Dry run. " : "",
                state.path("rows_done").asLong(),
                state.path("created").asLong(),
                state.path("skipped").asLong(),
                failed,
                state.path("rows_per_second").asLong(),
                state.path("id").asString(""));
        return failed == 0 ? GOOD : BAD_ROWS;
    }
}
