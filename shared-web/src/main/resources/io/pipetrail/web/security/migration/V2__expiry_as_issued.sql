-- When a key was to expire as it was issued; expires_at is sooner once it has been rotated. Keys that were rotated before
-- this was kept hand on the shorter time, as they did.
alter table api_keys add column issued_until timestamptz;
update api_keys set issued_until = expires_at;
