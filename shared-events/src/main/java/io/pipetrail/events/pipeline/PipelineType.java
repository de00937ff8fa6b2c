package io.pipetrail.events.pipeline;

/** The kind of business that a pipeline serves. */
public enum PipelineType {
    SALES,
    ADVOCACY,
    INTEGRATION,
    REFERRAL,
    PARTNER,
    CUSTOM
}
