-- Which tenants there are, by id and by slug; written in the transaction of TenantOpened.
create table stores (
    tenant_id uuid not null constraint stores_pkey primary key,
    slug      text not null constraint stores_slug_unique unique
);

-- key_hash is HMAC-SHA-256 of the whole secret with the pepper; hint is the secret's last four characters.
create table api_keys (
    id          uuid        not null constraint api_keys_pkey primary key,
    tenant_id   uuid        not null,
    tenant_slug text        not null,
    name        text        not null,
    role        text        not null,
    key_hash    bytea       not null constraint api_keys_hash_unique unique,
    hint        text        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    expires_at  timestamptz,
    revoked_at  timestamptz
);

create index api_keys_of_tenant on api_keys (tenant_id, created_at, id);

-- The pepper of installations that configure none of their own: one row, minted by whoever starts first.
create table pepper (
    only_one boolean not null default true constraint pepper_pkey primary key check (only_one),
    value    bytea   not null
);
