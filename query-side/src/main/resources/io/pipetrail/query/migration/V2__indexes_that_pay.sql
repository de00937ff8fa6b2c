-- Asked only when a stage's outcome or probability changes, and paid for by every move of a deal. Without it, and with room
-- on the pages, an update of these rows touches no index at all.
drop index readside.summary_deals_of_stage;
alter table readside.summary_deals set (fillfactor = 85);
alter table readside.summary_days set (fillfactor = 70);

-- The deals of a contact are few among many.
create index deals_of_contact on readside.deals (tenant_id, contact_id) where contact_id is not null;
