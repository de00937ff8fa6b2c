-- Projection `movements`. One row for every time that a deal came into a stage, the one it was created in among them (from
-- nowhere). Names, value and owner are what the log had at that position. Rows are never changed.
create table readside.movements (
    tenant_id        uuid        not null,
    event_id         uuid        not null,
    position         bigint      not null,
    deal_id          uuid        not null,
    occurred_at      timestamptz not null,
    recorded_at      timestamptz not null,
    from_pipeline_id uuid,
    from_stage_id    uuid,
    to_pipeline_id   uuid        not null,
    to_stage_id      uuid        not null,
    seconds_in_stage bigint, -- in the stage left
    value_minor      bigint      not null,
    currency         text        not null,
    title            text        not null,
    from_pipeline    text,
    from_stage       text,
    to_pipeline      text        not null,
    to_stage         text        not null,
    assigned_to      text,
    actor_type       text,
    actor_id         text,
    actor_name       text,
    dialect          text,
    request_id       text,
    primary key (tenant_id, event_id)
);
create index movements_by_time on readside.movements (tenant_id, occurred_at, position);
create index movements_of_deal on readside.movements (tenant_id, deal_id, occurred_at, position);

-- What the next movement needs to know. An update of a deal's row touches no index.
create table readside.movement_deals (
    tenant_id   uuid        not null,
    deal_id     uuid        not null,
    pipeline_id uuid        not null,
    stage_id    uuid        not null,
    entered_at  timestamptz not null,
    value_minor bigint      not null,
    currency    text        not null,
    title       text        not null,
    assigned_to text,
    primary key (tenant_id, deal_id)
) with (fillfactor = 85);

create table readside.movement_pipelines (
    tenant_id   uuid not null,
    pipeline_id uuid not null,
    name        text not null,
    primary key (tenant_id, pipeline_id)
);

create table readside.movement_stages (
    tenant_id uuid not null,
    stage_id  uuid not null,
    name      text not null,
    primary key (tenant_id, stage_id)
);

-- Folded anew from the beginning of the log, as a new projection would see only what comes after it.
do $$
begin
    execute (
        select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
        from pg_tables
        where schemaname = 'readside' and tablename not in ('tokens', 'flyway_schema_history'));
end
$$;
update readside.tokens set position = 0, owner = null, claimed_at = null;
