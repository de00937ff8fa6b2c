package io.pipetrail.query.api.v1;

import org.jspecify.annotations.Nullable;

/** In what form an export comes: a table for people, or a line of JSON a row for machines. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8", "csv"),
    NDJSON("application/x-ndjson", "ndjson");

    final String contentType;
    final String extension;

    ExportFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** What is asked for by parameter, or else by the {@code Accept} header; lines of JSON where both are silent. */
    static ExportFormat of(@Nullable ExportFormat asked, @Nullable String accept) {
        if (asked != null) return asked;
        return accept != null && accept.contains("text/csv") ? CSV : NDJSON;
    }
}
