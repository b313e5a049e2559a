-- Sheets that were taken in to the scorecard: what they were called, their SHA-256, and the day. The sheets are not kept.
create table scorecard_imports (
  organisation_id text not null,
  import_id integer not null,
  kind text not null check (kind in ('values', 'targets', 'userSurvey')),
  file_name text not null,
  file_sha256 text not null,
  imported_on text not null,
  by_name text not null,
  primary key (organisation_id, import_id)
);

-- The sheet a number came by; null where it came by another way, or before this was written down.
alter table monthly_values add column import_id integer;
alter table targets add column import_id integer;
alter table user_survey_results add column import_id integer;

-- What offices achieved, as it was read off the scorecard for the report of a wave. A reading is never changed or removed:
-- a later one stands beside it, and the report says which it is made from.
create table outcome_readings (
  organisation_id text not null,
  wave_id text not null,
  reading integer not null,
  -- The day, as in 2015-07-12; and who asked for it, empty where it was read by itself as the wave closed.
  read_on text not null,
  by_name text not null,
  -- Period, sources, what was missing, and every number that was read, as JSON (scorecards/outcomes/reading.ts).
  what text not null,
  -- The file that the analyses read, to the letter.
  outcomes_csv text not null,
  primary key (organisation_id, wave_id, reading)
);
