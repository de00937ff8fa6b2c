-- On which scale a deal's probability was said, if not from 0 to 1. No event from before this could say it, so no row is to be made anew.
alter table readside.deals add column probability_scale text;
