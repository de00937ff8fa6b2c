package io.pipetrail.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Refuses bodies that are too large: at once where the length is said, else when that much has come. */
final class BodyLimit {

    /** Imports are read as they come, and take no more memory for being large. */
    private static final long IMPORT = 1L << 30;

    private static final Pattern IMPORTS = Pattern.compile("/v1/stores/[^/]+/imports/?");

    private final long bytes;

    BodyLimit(long bytes) {
        this.bytes = bytes;
    }

    HttpServletRequest on(HttpServletRequest request) {
        return IMPORTS.matcher(request.getRequestURI()).matches()
                ? new BodyLimit(Math.max(bytes, IMPORT)).limited(request)
                : limited(request);
    }

    private HttpServletRequest limited(HttpServletRequest request) {
        if (request.getContentLengthLong() > bytes) throw tooLarge();
        return request.getContentLengthLong() < 0 && mayHaveBody(request) ? new Counted(request) : request;
    }

    /** HTTP/1 says beforehand that there is a body (RFC 9112, 6.3); HTTP/2 just sends one. */
    private static boolean mayHaveBody(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || !request.getProtocol().startsWith("HTTP/1.");
    }

    private Refusal tooLarge() {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "A body may have " + bytes + " bytes at most.");
    }

    /** A request whose length nobody said. */
    private final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
        }
    }

    /** Counts what is read. */
    private final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = body.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int more) {
            read += more;
            if (read > bytes) throw tooLarge();
        }
    }
}
