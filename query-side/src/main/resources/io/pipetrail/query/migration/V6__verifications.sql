-- What is known of verifications; who runs one says every second that it does. These are no read model: the log does not have them.
create table readside.verifications (
    tenant_id       uuid        not null,
    verification_id uuid        not null,
    status          text        not null, -- running completed failed
    started_at      timestamptz not null default clock_timestamp(),
    begun_at        timestamptz, -- before that it waits for others
    seen_at         timestamptz not null default clock_timestamp(),
    position        bigint      not null default 0,
    events_done     bigint      not null default 0,
    events_total    bigint      not null default 0,
    rows_compared   bigint      not null default 0,
    differences     bigint      not null default 0,
    parked_events   bigint      not null default 0,
    report          text        not null default '[]', -- JSON
    primary key (tenant_id, verification_id)
) with (fillfactor = 50);
create unique index verifications_running on readside.verifications (tenant_id) where status = 'running';
