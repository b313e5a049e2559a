-- Who locked a report, and who picked a quote: coded blind, one's own is one's own to see. Null: from before this was kept,
-- and then nobody's own.
alter table finding_reports add column person_id text;
alter table finding_quotes add column person_id text;
