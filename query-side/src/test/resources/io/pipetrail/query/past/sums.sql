-- Which buckets add up to the changes before a time, and from when on the changes themselves are to be added.
create function readside.summary_buckets(tenant uuid, at timestamptz)
    returns table (grain text, since timestamptz, before timestamptz)
    language sql stable parallel safe as
$$
select grains.*
from (select least(date_trunc('hour', at, 'UTC'),
                   coalesce((select until from readside.summary_closed where tenant_id = tenant), '-infinity')) as hour) base
cross join lateral (values
    ('year', '-infinity', date_trunc('year', hour, 'UTC')),
    ('month', date_trunc('year', hour, 'UTC'), date_trunc('month', hour, 'UTC')),
    ('day', date_trunc('month', hour, 'UTC'), date_trunc('day', hour, 'UTC')),
    ('hour', date_trunc('day', hour, 'UTC'), hour),
    ('changes', hour, 'infinity')) grains (grain, since, before)
$$;

-- The totals at a time (inclusive) as far as was known at a position of the log: the sum over parts. The parts between two times
-- are the difference of these; 9223372036854775807 is all that is known.
create function readside.summary_at(tenant uuid, at timestamptz, known bigint)
    returns table (stage_id uuid, currency text, part text, deal_count bigint, value_minor numeric, weighted_minor numeric)
    language sql stable parallel safe as
$$
select stage_id, currency, part, sum(deal_count)::bigint, sum(value_minor), sum(weighted_minor)
from (
    select t.stage_id, t.currency, t.part, t.deal_count, t.value_minor, t.weighted_minor
    from readside.summary_buckets(tenant, at) g
    join readside.summary_change_totals t on t.tenant_id = tenant and t.grain = g.grain and t.bucket >= g.since and t.bucket < g.before
    union all
    select c.stage_id, c.currency, c.part, c.deal_count, c.value_minor, c.weighted_minor
    from readside.summary_changes c
    where c.tenant_id = tenant and c.valid_at <= at
      and c.valid_at >= (select since from readside.summary_buckets(tenant, at) g where g.grain = 'changes')
    union all
    select c.stage_id, c.currency, c.part, -c.deal_count, -c.value_minor, -c.weighted_minor
    from readside.summary_changes c
    where c.tenant_id = tenant and c.late and c.position > known and c.valid_at <= at
) sums
group by 1, 2, 3
$$;

-- The same by the month of the close. Of a month in part, add up the changes by their close_day.
create function readside.summary_close_at(tenant uuid, at timestamptz, known bigint)
    returns table (stage_id uuid, currency text, close_month date, deal_count bigint, value_minor numeric, weighted_minor numeric)
    language sql stable parallel safe as
$$
select stage_id, currency, close_month, sum(deal_count)::bigint, sum(value_minor), sum(weighted_minor)
from (
    select t.stage_id, t.currency, t.close_month, t.deal_count, t.value_minor, t.weighted_minor
    from readside.summary_buckets(tenant, at) g
    join readside.summary_close_totals t on t.tenant_id = tenant and t.grain = g.grain and t.bucket >= g.since and t.bucket < g.before
    union all
    select c.stage_id, c.currency, date_trunc('month', c.close_day::timestamp)::date, c.deal_count, c.value_minor, c.weighted_minor
    from readside.summary_changes c
    where c.tenant_id = tenant and c.valid_at <= at
      and c.valid_at >= (select since from readside.summary_buckets(tenant, at) g where g.grain = 'changes')
    union all
    select c.stage_id, c.currency, date_trunc('month', c.close_day::timestamp)::date, -c.deal_count, -c.value_minor, -c.weighted_minor
    from readside.summary_changes c
    where c.tenant_id = tenant and c.late and c.position > known and c.valid_at <= at
) sums
group by 1, 2, 3
$$;
