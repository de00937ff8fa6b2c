package io.pipetrail.query.deals;

/** What deals can be chosen and ordered by: a column of their own, or one of the stage that they are in. */
public enum DealColumn {
    ID("deal.deal_id"),
    TITLE("deal.title"),
    PROBABILITY("deal.probability"),
    /** Pairs: a probability, and whether it was said in percent. */
    CHANCE_IN_PERCENT("(deal.probability, coalesce(deal.probability_scale = 'percent', false))"),
    PIPELINE("deal.pipeline_id"),
    STAGE("deal.stage_id"),
    STAGE_NAME("stage.name"),
    STAGE_PLACE("stage.place"),
    CONTACT("deal.contact_id"),
    CONTACT_NAME("deal.contact_name"),
    CONTACT_EMAIL("deal.contact_email"),
    OWNER("deal.assigned_to"),
    CREATED("deal.created_at"),
    UPDATED("deal.updated_at");

    private final String sql;

    DealColumn(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** Whether a deal may have nothing there. */
    boolean isOptional() {
        return switch (this) {
            case ID, TITLE, PIPELINE, STAGE, CREATED, UPDATED -> false;
            default -> true;
        };
    }
}
