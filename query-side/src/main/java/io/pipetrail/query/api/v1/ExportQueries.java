package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything at once, written as it is read. */
@RestController
@RequestMapping("/v1/stores/{store_id}/exports")
class ExportQueries {

    private final Exports exports;

    ExportQueries(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/deals")
    void deals(
            TenantId tenant,
            @RequestParam(name = "format", required = false) @Nullable ExportFormat asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var format = ExportFormat.of(asked, accept);
        write(response, "deals", format, out -> exports.deals(tenant, format, out));
    }

    @GetMapping("/activities")
    void activities(
            TenantId tenant,
            @RequestParam(name = "format", required = false) @Nullable ExportFormat asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var format = ExportFormat.of(asked, accept);
        write(response, "activities", format, out -> exports.activities(tenant, format, out));
    }

    private static void write(
            HttpServletResponse response, String name, ExportFormat format, Consumer<Consumer<String>> export)
            throws IOException {
        response.setContentType(format.contentType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.extension + "\"");
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        export.accept(line -> {
            try {
                out.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.flush();
    }
}
