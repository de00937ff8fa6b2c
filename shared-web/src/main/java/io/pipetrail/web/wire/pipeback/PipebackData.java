package io.pipetrail.web.wire.pipeback;

/** What every answer is wrapped in. */
public record PipebackData<T>(T data) {}
