package io.pipetrail.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Sends an answer with its length and in one piece: in chunks it would take the socket two writes, and the client two reads. */
final class WholeJsonConverter extends JacksonJsonHttpMessageConverter {

    private record Buffered(HttpHeaders headers, FastByteArrayOutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }

    WholeJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object object, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = new FastByteArrayOutputStream();
        super.writeInternal(object, type, new Buffered(message.getHeaders(), body), hints);
        message.getHeaders().setContentLength(body.size());
        body.writeTo(message.getBody());
    }
}
