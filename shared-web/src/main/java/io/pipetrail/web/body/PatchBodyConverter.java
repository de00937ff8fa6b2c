package io.pipetrail.web.body;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
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

    @Override
    protected PatchBody readInternal(Class<? extends PatchBody> type, HttpInputMessage message) throws IOException {
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
