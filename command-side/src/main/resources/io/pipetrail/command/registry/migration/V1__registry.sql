-- What holds across aggregates, kept in the transaction of the events that it is about.

-- The stages there are. A stage never changes its pipeline.
create table stages (
    stage_id    uuid not null constraint stages_pkey primary key,
    tenant_id   uuid not null,
    pipeline_id uuid not null,
    outcome     text not null -- OPEN, WON, LOST
);

create index stages_of_pipeline on stages (pipeline_id);

-- Where deals are; a deleted deal is nowhere. The foreign key is why a stage with deals cannot go.
create table deals (
    deal_id     uuid not null constraint deals_pkey primary key,
    tenant_id   uuid not null,
    stage_id    uuid constraint deals_stage_fkey references stages on delete restrict,
    external_id text
);

create index deals_in_stage on deals (stage_id) where stage_id is not null;

create unique index deals_external_id_unique on deals (tenant_id, external_id)
    where stage_id is not null and external_id is not null;

-- What was answered to a request with an idempotency key, so that its repetition gets the same answer.
create table receipts (
    tenant_id       uuid        not null, -- the nil UUID for what the operator asks
    idempotency_key text        not null,
    request_hash    bytea       not null,
    result_type     text        not null,
    result          bytea       not null, -- JSON
    position        bigint      not null,
    created_at      timestamptz not null default now(),
    constraint receipts_pkey primary key (tenant_id, idempotency_key)
);

-- Rows come in order of time, so that a few bytes for many pages are enough to find the old ones.
create index receipts_created on receipts using brin (created_at);
