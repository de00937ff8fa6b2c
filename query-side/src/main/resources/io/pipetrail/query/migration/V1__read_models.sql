-- How far the read models are, written in the transaction of their rows. A node that owns the processor renews its claim.
create table readside.tokens (
    processor  text primary key,
    position   bigint      not null default 0,
    owner      text,
    claimed_at timestamptz
);

-- Events that a projection could not fold, and all later ones of their streams.
create table readside.parked_events (
    projection text        not null,
    position   bigint      not null,
    stream     text        not null,
    cause      text        not null,
    parked_at  timestamptz not null default now(),
    primary key (projection, position)
);

-- Projection `pipelines`.
create table readside.tenants (
    tenant_id        uuid primary key,
    slug             text        not null,
    name             text        not null,
    base_currency    text        not null,
    pipelines        text        not null, -- ids in display order, separated by commas
    default_pipeline uuid,
    version          bigint      not null,
    created_at       timestamptz not null
);
create index tenants_in_order on readside.tenants (created_at, tenant_id);

create table readside.pipelines (
    tenant_id   uuid        not null,
    pipeline_id uuid        not null,
    name        text        not null,
    description text,
    type        text        not null,
    active      boolean     not null,
    deleted     boolean     not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, pipeline_id)
);

create table readside.stages (
    tenant_id    uuid        not null,
    stage_id     uuid        not null,
    pipeline_id  uuid        not null,
    place        integer     not null, -- from 1
    name         text        not null,
    description  text,
    outcome      text        not null,
    probability  numeric,
    rotting_days integer     not null,
    color        text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (tenant_id, stage_id)
);
create index stages_of_pipeline on readside.stages (tenant_id, pipeline_id, place);

-- Projection `deals`. The sort keys have no nulls, so that pages can begin behind any row.
create table readside.deals (
    tenant_id             uuid        not null,
    deal_id               uuid        not null,
    pipeline_id           uuid        not null,
    stage_id              uuid        not null,
    outcome               text        not null,
    last_open_pipeline_id uuid,
    last_open_stage_id    uuid,
    title                 text        not null,
    description           text,
    value_minor           bigint      not null,
    currency              text        not null,
    value                 numeric     not null, -- in units of the currency
    probability           numeric,
    assigned_to           text,
    contact_id            text,
    contact_name          text,
    contact_email         text,
    contact_type          text,
    referred_by           text,
    expected_close_date   date,
    -- days since 1970-01-01, and behind all of them where there is no date
    expected_close_sort   integer     not null generated always as (coalesce(expected_close_date - date '1970-01-01', 2147483647)) stored,
    notes                 text,
    external_id           text,
    lost_reason           text,
    deleted               boolean     not null,
    stage_entered_at      timestamptz not null,
    closed_at             timestamptz,
    version               bigint      not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    primary key (tenant_id, deal_id)
);
create index deals_by_creation on readside.deals (tenant_id, created_at, deal_id);
create index deals_by_update on readside.deals (tenant_id, updated_at, deal_id);
create index deals_by_value on readside.deals (tenant_id, value, deal_id);
create index deals_by_expected_close on readside.deals (tenant_id, expected_close_sort, deal_id);
create index deals_by_stage_entry on readside.deals (tenant_id, stage_entered_at, deal_id);
create index deals_of_stage on readside.deals (tenant_id, stage_id);
create index deals_by_external_id on readside.deals (tenant_id, external_id) where external_id is not null;

-- Projection `pipeline-summary`.
create table readside.summary_stage_terms (
    tenant_id   uuid not null,
    stage_id    uuid not null,
    outcome     text not null,
    probability numeric,
    primary key (tenant_id, stage_id)
);

create table readside.summary_deals (
    tenant_id      uuid    not null,
    deal_id        uuid    not null,
    stage_id       uuid    not null,
    currency       text    not null,
    value_minor    bigint  not null,
    probability    numeric,
    expected_close date,
    closed_day     date, -- UTC
    live           boolean not null,
    primary key (tenant_id, deal_id)
);
create index summary_deals_of_stage on readside.summary_deals (tenant_id, stage_id);

create table readside.summary_stages (
    tenant_id      uuid    not null,
    stage_id       uuid    not null,
    currency       text    not null,
    deal_count     bigint  not null,
    value_minor    numeric not null,
    weighted_minor numeric not null,
    primary key (tenant_id, stage_id, currency)
);

-- The same totals by day: of open deals the day they are expected to close ('infinity' where nobody knows),
-- of closed ones the day they did (UTC).
create table readside.summary_days (
    tenant_id      uuid    not null,
    stage_id       uuid    not null,
    currency       text    not null,
    day            date    not null,
    deal_count     bigint  not null,
    value_minor    numeric not null,
    weighted_minor numeric not null,
    primary key (tenant_id, stage_id, day, currency)
);

-- round() rounds halves away from zero; totals in Java round them to the even neighbour.
create function readside.round_half_even(amount numeric) returns numeric language sql immutable strict parallel safe as
$$ select case when abs(amount - trunc(amount)) = 0.5 then 2 * round(amount / 2) else round(amount) end $$;

-- Projection `timeline`.
create table readside.activities (
    tenant_id        uuid        not null,
    activity_id      uuid        not null,
    deal_id          uuid        not null,
    type             text        not null,
    subject          text,
    body             text,
    happened_at      timestamptz not null,
    logged_at        timestamptz not null,
    duration_minutes integer,
    direction        text,
    actor_type       text,
    actor_id         text,
    actor_name       text,
    deal_deleted     boolean     not null default false,
    primary key (tenant_id, activity_id)
);
create index activities_by_time on readside.activities (tenant_id, happened_at, activity_id);
create index activities_of_deal on readside.activities (tenant_id, deal_id, happened_at, activity_id);

-- Projection `event-index`.
create table readside.event_index (
    tenant_id    uuid        not null,
    position     bigint      not null,
    event_id     uuid        not null,
    type         text        not null,
    subject_kind text        not null,
    subject_id   uuid        not null,
    recorded_at  timestamptz not null,
    primary key (tenant_id, position)
);
