drop function append(uuid[], text[], text[], bigint[], text[], int[], bigint[], bytea[], bytea[], bigint);

-- Appends events in the order of the arrays and returns the position of the last, or the head when there is none.
-- The lock comes first and is kept until the transaction ends, so appends commit one after the other; the statement
-- after it has a new snapshot (READ COMMITTED) and sees what the holder before us committed. Hence positions are
-- gapless and in commit order: whoever sees position n sees all before it.
-- The streams that were read for it and their last sequence numbers then: if one has gone on since, what was decided
-- may be wrong, which is an error, EV002, with the stream as its detail. The lock makes this as good as serializable.
-- Who has sent statements along that hold positions says which head it takes for granted; another is an error, EV001.
create function append(
    event_ids uuid[], aggregate_types text[], streams text[], sequences bigint[], types text[], revisions int[],
    recorded_millis bigint[], payloads bytea[], metadatas bytea[], expected_head bigint default null,
    read_streams text[] default '{}', read_sequences bigint[] default '{}') returns bigint
    language plpgsql
as $$
declare
    head bigint;
begin
    perform pg_advisory_xact_lock(7309940594735640948);
    select coalesce(max(e.position), 0) into head from eventstore.events e;
    if head <> expected_head then
        raise exception using errcode = 'EV001', message = 'Others have appended in the meantime';
    end if;
    -- One by one: each is a look into the index, whatever the planner believes of arrays.
    for i in 1 .. cardinality(read_streams) loop
        perform from eventstore.events e
        where e.stream = read_streams[i] and e.sequence = read_sequences[i] + 1;
        if found then
            raise exception using errcode = 'EV002', message = 'A stream has gone on since it was read',
                detail = read_streams[i];
        end if;
    end loop;
    if cardinality(event_ids) = 1 then
        -- The same without the machinery for sets, which is a third of the time that a lone event takes the server.
        insert into eventstore.events
        values (head + 1, event_ids[1], aggregate_types[1], streams[1], sequences[1], types[1], revisions[1],
                timestamptz 'epoch' + recorded_millis[1] * interval '1 millisecond', payloads[1], metadatas[1]);
        return head + 1;
    end if;
    insert into eventstore.events
    select head + a.place, a.event_id, a.aggregate_type, a.stream, a.sequence, a.type, a.revision,
           timestamptz 'epoch' + a.millis * interval '1 millisecond', a.payload, a.metadata
    from unnest(event_ids, aggregate_types, streams, sequences, types, revisions, recorded_millis, payloads, metadatas)
         with ordinality
         as a (event_id, aggregate_type, stream, sequence, type, revision, millis, payload, metadata, place);
    return head + cardinality(event_ids);
end
$$;
