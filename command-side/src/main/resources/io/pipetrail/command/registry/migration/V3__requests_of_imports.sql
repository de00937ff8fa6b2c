-- What tells the request of an import from another one with the same idempotency key.
alter table imports add column request_hash text;

-- Which import of a tenant may make stages now; a turn ends by itself where nobody ends it.
create table stage_turns (
    tenant_id uuid        not null constraint stage_turns_pkey primary key,
    holder    uuid        not null,
    ends_at   timestamptz not null default now() + interval '60 seconds'
);
