package io.pipetrail.query.api.v1;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;

/** Writes line by line what may be too much for memory. */
final class Download {

    private Download() {}

    /** Answers with the lines that the source tells; a reader that goes away ends the source with an exception. */
    static void write(HttpServletResponse response, String name, ExportFormat format, Consumer<Consumer<String>> source)
            throws IOException {
        response.setContentType(format.contentType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.extension + "\"");
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        source.accept(line -> {
            try {
                out.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.flush();
    }
}
