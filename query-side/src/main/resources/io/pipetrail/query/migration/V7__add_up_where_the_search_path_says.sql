-- Adds up in the schema that the search path names: tables are also made beside those that are read.
create or replace function readside.close_summary(tenant uuid, hour timestamptz) returns void
    language plpgsql as
$$
declare
    closed timestamptz := coalesce((select until from summary_closed where tenant_id = tenant), '-infinity');
    since  timestamptz;
    before timestamptz;
    finer  text := 'hour';
    coarse text;
begin
    insert into summary_closed values (tenant, hour) on conflict (tenant_id) do update set until = excluded.until;
    insert into summary_change_totals
    select tenant, 'hour', date_trunc('hour', valid_at, 'UTC'), stage_id, currency, part,
           sum(deal_count), sum(value_minor), sum(weighted_minor)
    from summary_changes where tenant_id = tenant and valid_at >= closed and valid_at < hour group by 3, 4, 5, 6;
    insert into summary_close_totals
    select tenant, 'hour', date_trunc('hour', valid_at, 'UTC'), stage_id, currency, date_trunc('month', close_day::timestamp)::date,
           sum(deal_count), sum(value_minor), sum(weighted_minor)
    from summary_changes where tenant_id = tenant and valid_at >= closed and valid_at < hour group by 3, 4, 5, 6;
    foreach coarse in array '{day,month,year}'::text[] loop
        since := date_trunc(coarse, closed, 'UTC');
        before := date_trunc(coarse, hour, 'UTC');
        exit when since = before;
        insert into summary_change_totals
        select tenant, coarse, date_trunc(coarse, bucket, 'UTC'), stage_id, currency, part,
               sum(deal_count), sum(value_minor), sum(weighted_minor)
        from summary_change_totals
        where tenant_id = tenant and grain = finer and bucket >= since and bucket < before group by 3, 4, 5, 6;
        insert into summary_close_totals
        select tenant, coarse, date_trunc(coarse, bucket, 'UTC'), stage_id, currency, close_month,
               sum(deal_count), sum(value_minor), sum(weighted_minor)
        from summary_close_totals
        where tenant_id = tenant and grain = finer and bucket >= since and bucket < before group by 3, 4, 5, 6;
        finer := coarse;
    end loop;
end
$$;
