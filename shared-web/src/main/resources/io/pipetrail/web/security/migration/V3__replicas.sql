-- What clients were let ask for on each node, so that the others charge it to them, too. A crash may empty it: it is of use for
-- a second. client is a hash, as some are known by a mail address or an IP address; limit_name says which limit it is.
create unlogged table spending (
    limit_name text        not null,
    client     uuid        not null,
    node       uuid        not null,
    total      bigint      not null,
    latest     bigint      not null,
    told_at    timestamptz not null,
    constraint spending_pkey primary key (limit_name, client, node)
) with (fillfactor = 50);

-- By which a server sees that its pepper is that of the keys: their hashes are of no use with another.
create table pepper_mark (
    only_one boolean not null default true constraint pepper_mark_pkey primary key check (only_one),
    mark     text    not null
);
