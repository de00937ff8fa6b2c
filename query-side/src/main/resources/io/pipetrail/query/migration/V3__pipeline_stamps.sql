-- Projection `pipelines`. How many events a tenant and its pipelines are made of: another number, other pipelines.
create table readside.pipeline_stamps (
    tenant_id uuid primary key,
    stamp     bigint not null
) with (fillfactor = 50);

insert into readside.pipeline_stamps
select tenant_id, sum(version)
from (select tenant_id, version from readside.tenants union all select tenant_id, version from readside.pipelines) versions
group by tenant_id;
