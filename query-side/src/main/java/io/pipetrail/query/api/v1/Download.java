package io.pipetrail.query.api.v1;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Writes line by line what may be too much for memory. */
final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private Download() {}

    /** Answers with the lines that the source tells; none are asked of it by a HEAD. A reader that goes away ends the source: there is nobody to tell. */
    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            ExportFormat format,
            Consumer<Consumer<String>> source)
            throws IOException {
        response.setContentType(format.contentType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.extension + "\"");
        // An answer that says so is sent without chunks, and one that broke off could not be told from one that is
        // whole.
        response.setHeader(HttpHeaders.CONNECTION, null);
        if ("HEAD".equals(request.getMethod())) return;
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            source.accept(line -> {
                try {
                    out.write(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.flush();
        } catch (UncheckedIOException gone) {
            LOG.debug("The reader of {} has gone", name);
        } catch (RuntimeException failed) {
            // Nothing has been sent: what is now is a problem, and no file.
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            }
            throw failed;
        }
    }
}
