package io.pipetrail.events.deal;

/** Who began a call or a mail: they (inbound) or we (outbound). */
public enum Direction {
    INBOUND,
    OUTBOUND
}
