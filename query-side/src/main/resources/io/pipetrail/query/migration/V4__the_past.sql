-- Projection `past`: what deals, stages and totals were at any time (valid), as far as was known at any position of the log (known).
-- Fixed widths come first in its tables, so that rows need no padding: there is one for each event.

-- What a deal was from valid_from on, as far as the log goes from known_from (inclusive) to known_to (exclusive), which are
-- positions. At (T, P): valid_from <= T and known_from <= P and known_to > P order by valid_from desc, known_from desc limit 1.
create table readside.deal_versions (
    valid_from          timestamptz not null,
    known_from          bigint      not null,
    known_to            bigint      not null default 9223372036854775807,
    version             bigint      not null, -- events of the deal folded so far
    value_minor         bigint      not null,
    stage_entered_at    timestamptz not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    expected_close_date date,
    deleted             boolean     not null,
    tenant_id           uuid        not null,
    deal_id             uuid        not null,
    pipeline_id         uuid        not null,
    stage_id            uuid        not null,
    currency            text        not null,
    value               numeric     not null, -- in units of the currency
    probability         numeric,
    title               text        not null,
    assigned_to         text,
    contact_id          text,
    contact_name        text,
    contact_email       text,
    external_id         text,
    primary key (tenant_id, deal_id, valid_from, known_from)
);

-- What a stage made of the deals in it, alike. What it was added with counts for the time before, too.
create table readside.stage_terms_versions (
    valid_from  timestamptz not null,
    known_from  bigint      not null,
    known_to    bigint      not null default 9223372036854775807,
    tenant_id   uuid        not null,
    stage_id    uuid        not null,
    outcome     text        not null,
    probability numeric,
    primary key (tenant_id, stage_id, valid_from, known_from)
);

-- Every change of what a summary shows: the totals at T are the sum of these up to T.
create table readside.summary_changes (
    position       bigint      not null, -- of the event that told it
    valid_at       timestamptz not null,
    deal_count     bigint      not null,
    close_day      date        not null, -- of open deals the expected close ('infinity' where unknown), of closed ones the day they closed (UTC)
    late           boolean     not null, -- it was valid before the event was recorded
    tenant_id      uuid        not null,
    stage_id       uuid        not null,
    currency       text        not null,
    part           text        not null, -- created value_up value_down moved_in moved_out won lost reopened deleted restored reweighted
    value_minor    numeric     not null,
    weighted_minor numeric     not null
);
create index summary_changes_by_time on readside.summary_changes (tenant_id, valid_at);
create index summary_changes_by_close on readside.summary_changes (tenant_id, close_day);
create index summary_changes_late on readside.summary_changes (tenant_id, position) where late;

-- The changes before this full hour (UTC) are added up below, the later ones are not yet: so an event in order costs a row above and nothing more.
create table readside.summary_closed (
    tenant_id uuid primary key,
    until     timestamptz not null
);

-- The changes added up by hour, day, month and year (UTC). A bucket is there when it is over, which is when it ends before summary_closed.until or with it.
create table readside.summary_change_totals (
    tenant_id      uuid        not null,
    grain          text        not null, -- year month day hour
    bucket         timestamptz not null,
    stage_id       uuid        not null,
    currency       text        not null,
    part           text        not null,
    deal_count     bigint      not null,
    value_minor    numeric     not null,
    weighted_minor numeric     not null,
    primary key (tenant_id, grain, bucket, stage_id, currency, part)
) with (fillfactor = 80);

-- The same by the month of close_day (its first day, 'infinity' where unknown) and not by part.
create table readside.summary_close_totals (
    tenant_id      uuid        not null,
    grain          text        not null,
    bucket         timestamptz not null,
    stage_id       uuid        not null,
    currency       text        not null,
    close_month    date        not null,
    deal_count     bigint      not null,
    value_minor    numeric     not null,
    weighted_minor numeric     not null,
    primary key (tenant_id, grain, bucket, stage_id, currency, close_month)
) with (fillfactor = 80);

-- Adds up what became over: a tenant's changes before a full hour.
create function readside.close_summary(tenant uuid, hour timestamptz) returns void
    language plpgsql as
$$
declare
    closed timestamptz := coalesce((select until from readside.summary_closed where tenant_id = tenant), '-infinity');
    since  timestamptz;
    before timestamptz;
    finer  text := 'hour';
    coarse text;
begin
    insert into readside.summary_closed values (tenant, hour) on conflict (tenant_id) do update set until = excluded.until;
    insert into readside.summary_change_totals
    select tenant, 'hour', date_trunc('hour', valid_at, 'UTC'), stage_id, currency, part,
           sum(deal_count), sum(value_minor), sum(weighted_minor)
    from readside.summary_changes where tenant_id = tenant and valid_at >= closed and valid_at < hour group by 3, 4, 5, 6;
    insert into readside.summary_close_totals
    select tenant, 'hour', date_trunc('hour', valid_at, 'UTC'), stage_id, currency, date_trunc('month', close_day::timestamp)::date,
           sum(deal_count), sum(value_minor), sum(weighted_minor)
    from readside.summary_changes where tenant_id = tenant and valid_at >= closed and valid_at < hour group by 3, 4, 5, 6;
    foreach coarse in array '{day,month,year}'::text[] loop
        since := date_trunc(coarse, closed, 'UTC');
        before := date_trunc(coarse, hour, 'UTC');
        exit when since = before;
        insert into readside.summary_change_totals
        select tenant, coarse, date_trunc(coarse, bucket, 'UTC'), stage_id, currency, part,
               sum(deal_count), sum(value_minor), sum(weighted_minor)
        from readside.summary_change_totals
        where tenant_id = tenant and grain = finer and bucket >= since and bucket < before group by 3, 4, 5, 6;
        insert into readside.summary_close_totals
        select tenant, coarse, date_trunc(coarse, bucket, 'UTC'), stage_id, currency, close_month,
               sum(deal_count), sum(value_minor), sum(weighted_minor)
        from readside.summary_close_totals
        where tenant_id = tenant and grain = finer and bucket >= since and bucket < before group by 3, 4, 5, 6;
        finer := coarse;
    end loop;
end
$$;

-- From now on there is one projection more: all are folded anew (ADR 18). A node that still folds loses its claim.
truncate readside.tenants, readside.pipelines, readside.stages, readside.deals, readside.summary_stage_terms,
    readside.summary_deals, readside.summary_stages, readside.summary_days, readside.activities, readside.event_index,
    readside.pipeline_stamps, readside.parked_events;
update readside.tokens set position = 0, owner = null, claimed_at = null;
