create table events (
    position       bigint      primary key,
    event_id       uuid        not null,
    aggregate_type text        not null, -- empty when no aggregate made the event
    stream         text        not null,
    sequence       bigint      not null,
    type           text        not null,
    revision       int         not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null,
    constraint events_stream_sequence_key unique (stream, sequence)
);

comment on table events is 'What happened, in commit order. Rows are only ever added, by eventstore.append.';

-- At most one a stream; a cache that may be emptied at any time.
create table snapshots (
    stream         text        primary key,
    event_id       uuid        not null,
    aggregate_type text        not null,
    sequence       bigint      not null,
    type           text        not null,
    revision       text,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null
);

-- Appends events in the order of the arrays and returns the position of the last, or the head when there is none.
-- The lock comes first and is kept until the transaction ends, so appends commit one after the other; the statement
-- after it has a new snapshot (READ COMMITTED) and sees what the holder before us committed. Hence positions are
-- gapless and in commit order: whoever sees position n sees all before it.
create function append(
    event_ids uuid[], aggregate_types text[], streams text[], sequences bigint[], types text[], revisions int[],
    recorded_millis bigint[], payloads bytea[], metadatas bytea[]) returns bigint
    language plpgsql
as $$
declare
    head bigint;
begin
    perform pg_advisory_xact_lock(7309940594735640948);
    select coalesce(max(e.position), 0) into head from eventstore.events e;
    insert into eventstore.events
    select head + a.place, a.event_id, a.aggregate_type, a.stream, a.sequence, a.type, a.revision,
           timestamptz 'epoch' + a.millis * interval '1 millisecond', a.payload, a.metadata
    from unnest(event_ids, aggregate_types, streams, sequences, types, revisions, recorded_millis, payloads, metadatas)
         with ordinality
         as a (event_id, aggregate_type, stream, sequence, type, revision, millis, payload, metadata, place);
    return head + cardinality(event_ids);
end
$$;

-- Bytes as JSON for people; what is no JSON becomes a JSON string rather than an error.
create function as_json(bytes bytea) returns jsonb
    language plpgsql immutable
as $$
begin
    return convert_from(bytes, 'UTF8')::jsonb;
exception
    when others then
        return to_jsonb(encode(bytes, 'escape'));
end
$$;

create view event_log as
select position, recorded_at, aggregate_type, stream, sequence, type, revision,
       eventstore.as_json(payload) as payload, eventstore.as_json(metadata) as metadata, event_id
from events;

comment on view event_log is 'The events as people read them.';
