package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** To fail with the source asked for all its lines. */
    @Test
    void whoAsksForTheHeadOnlyHasNothingRead() throws IOException {
        Download.write(request("HEAD"), response, "deals", ExportFormat.CSV, out -> {
            throw new IllegalStateException("read");
        });

        assertThat(response.getHeader("Content-Disposition")).contains("deals.csv");
    }

    /** To fail with the header left as it is. */
    @Test
    void whatFailsBeforeItBeginsIsNoFile() {
        assertThatThrownBy(() -> Download.write(request("GET"), response, "deals", ExportFormat.CSV, out -> {
                    out.accept("a line");
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");

        assertThat(response.getHeader("Content-Disposition")).isNull();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    /** Seen red with the header left as it is. A connection that is to be closed takes no chunks, whose last one is missed. */
    @Test
    void itsEndIsToldEvenWhereConnectionsAreClosed() throws IOException {
        response.setHeader("Connection", "close");

        Download.write(request("GET"), response, "deals", ExportFormat.CSV, out -> out.accept("a line"));

        assertThat(response.getHeader("Connection")).isNull();
    }

    private static MockHttpServletRequest request(String method) {
        return new MockHttpServletRequest(method, "/exports/deals");
    }
}
