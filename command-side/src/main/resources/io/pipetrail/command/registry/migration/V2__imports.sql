-- Imports: how far each one is, and which deals came with it.

create table imports (
    import_id     uuid        not null constraint imports_pkey primary key,
    tenant_id     uuid        not null,
    request_key   text,                 -- the idempotency key of its request
    status        text        not null, -- running, completed, failed
    detail        text,                 -- why it failed as a whole
    dry_run       boolean     not null,
    mapping       text,                 -- the name of a ready one, "custom" for one of the request's own
    bytes_total   bigint,               -- as far as the client said
    bytes_done    bigint      not null default 0,
    rows_done     bigint      not null default 0,
    created       bigint      not null default 0,
    skipped       bigint      not null default 0,
    failed        bigint      not null default 0,
    errors        text        not null default '[]', -- JSON: the first of [{line, detail}]
    position      bigint      not null default 0,    -- of the last event
    started_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(), -- by who works on it, every second
    revert_status text,                 -- running, completed, failed
    revert_done   bigint      not null default 0,
    revert_kept   bigint      not null default 0,
    revert_errors text        not null default '[]', -- JSON: the first of [{deal_id, detail}]
    revert_updated_at timestamptz
);

create index imports_of_tenant on imports (tenant_id, started_at, import_id);

create unique index imports_request_key_unique on imports (tenant_id, request_key)
    where request_key is not null and status <> 'failed';

-- The deals that an import made; the version is the one that it left them in.
create table imported_deals (
    import_id  uuid        not null,
    deal_id    uuid        not null,
    tenant_id  uuid        not null,
    created_at timestamptz not null, -- when the deal began in the business
    version    bigint      not null,
    constraint imported_deals_pkey primary key (import_id, deal_id)
);
