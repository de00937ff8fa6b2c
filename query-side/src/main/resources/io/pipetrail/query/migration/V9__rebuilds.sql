-- What the tables of a projection are made of. A projection whose version here is lower than the program's, or that is not here
-- though the log is being folded, is rebuilt at start. Where it is higher, the program is too old to fold into these tables.
create table readside.projections (
    name              text primary key,
    version           integer     not null,
    rebuilt_at        timestamptz, -- null where nothing but the processor has written the tables
    position          bigint,      -- of the log, when its tables took the place of those before
    rows              bigint,      -- of the new tables, compared then with those before; null where they were not
    differing         bigint,      -- rows that only the one or only the other had
    previous_version  integer,     -- of the tables in readside_previous; null where there are none
    previous_position bigint       -- of the log, up to which they are folded
);
insert into readside.projections (name, version)
select name, 1
from unnest('{pipelines,deals,pipeline-summary,past,movements,timeline,event-index}'::text[]) name
where exists (select from readside.tokens where position > 0);

-- The rebuild that is under way, as its node says every second: one row at most.
create table readside.rebuilds (
    only_one     boolean     primary key default true check (only_one),
    projections  text        not null, -- names, separated by commas
    begun_at     timestamptz not null default clock_timestamp(),
    seen_at      timestamptz not null default clock_timestamp(),
    events_done  bigint      not null default 0,
    events_total bigint      not null default 0
) with (fillfactor = 50);

-- Raised when tables took the place of others: what the processor knows of their content is then forgotten.
alter table readside.tokens add column generation bigint not null default 0;

-- Stages without deals are no rows any more. Earlier versions left some, which no rebuild would make.
delete from readside.summary_stages where deal_count = 0;
