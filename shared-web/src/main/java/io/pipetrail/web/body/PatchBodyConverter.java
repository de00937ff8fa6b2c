package io.pipetrail.web.body;

import io.pipetrail.web.problem.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Lets controllers take a {@code @RequestBody PatchBody}. */
public final class PatchBodyConverter extends AbstractHttpMessageConverter<PatchBody> {

    public PatchBodyConverter() {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "merge-patch+json"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == PatchBody.class;
    }

    /** Every type: another converter that takes it for JSON would not know what to do with it. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return supports(type);
    }

    @Override
    protected PatchBody readInternal(Class<? extends PatchBody> type, HttpInputMessage message) throws IOException {
        var contentType = message.getHeaders().getContentType();
        if (contentType == null || !canRead(contentType)) {
            throw Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "A body is application/json or application/merge-patch+json.");
        }
        return PatchBody.of(message.getBody().readAllBytes());
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected void writeInternal(PatchBody body, HttpOutputMessage message) throws IOException {
        throw new HttpMessageNotWritableException("bodies are only read");
    }
}
