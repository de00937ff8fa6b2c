package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var format = ExportFormat.of(asked, accept);
        Download.write(request, response, "deals", format, out -> exports.deals(tenant, format, out));
    }

    @GetMapping("/activities")
    void activities(
            TenantId tenant,
            @RequestParam(name = "format", required = false) @Nullable ExportFormat asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var format = ExportFormat.of(asked, accept);
        Download.write(request, response, "activities", format, out -> exports.activities(tenant, format, out));
    }
}
