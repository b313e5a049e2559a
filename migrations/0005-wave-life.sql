-- What a wave is called, who stands behind its letters, and when it is meant to close. Days are text, as in 2026-12-24:
-- the same on every engine and in every time zone.
-- The first wave of a study is number 1.
alter table waves add column wave_number integer not null default 1;
alter table waves add column title text not null default '';
alter table waves add column planned_closing_on text;
alter table waves add column sender_name text not null default '';
alter table waves add column reply_to text not null default '';
-- The instruments that are asked in this wave, as a JSON list; empty: all that the study has.
alter table waves add column audiences text not null default '[]';
-- Tried out by nobody, on purpose.
alter table waves add column is_pilot_skipped boolean not null default false;
-- When the code key must be gone, as the study says, and when it went.
alter table waves add column erase_code_key_on text;
alter table waves add column code_key_erased_on text;
-- Why the report could not be made when the wave closed, in three languages; null when it was, or has not been tried.
alter table waves add column report_problem text;

-- What somebody tried out is not an answer: it is never mixed with answers, and is gone when the wave opens.
-- Testers are named people who have said yes to being timed and to being read; they are not in the code key.
create table pilot_testers (
  organisation_id text not null,
  wave_id text not null,
  tester_id text not null,
  name text not null,
  email text not null,
  audience text not null,
  -- What their link ends with; random.
  link text not null,
  -- The letter with the link, once it has been handed to the mail server.
  is_sent boolean not null,
  is_finished boolean not null,
  -- What they have answered so far; emptied when the wave opens.
  given text not null,
  primary key (organisation_id, wave_id, tester_id)
);
create unique index pilot_testers_link on pilot_testers (organisation_id, wave_id, link);
create unique index pilot_testers_email on pilot_testers (organisation_id, wave_id, email);

-- How long a tester had each section in front of them.
create table pilot_sections (
  organisation_id text not null,
  wave_id text not null,
  tester_id text not null,
  section integer not null,
  shown_at timestamptz,
  seconds integer not null,
  primary key (organisation_id, wave_id, tester_id, section)
);

-- What a tester says about a question; the empty id is about the whole.
create table pilot_comments (
  organisation_id text not null,
  wave_id text not null,
  tester_id text not null,
  item_id text not null,
  comment_text text not null,
  is_dealt_with boolean not null,
  primary key (organisation_id, wave_id, tester_id, item_id)
);

-- How many answered and how many only began, reckoned once when the wave closed; what is followed afterwards.
create table wave_counts (
  organisation_id text not null,
  wave_id text not null,
  audience text not null,
  -- The empty text where the wave has no offices: a key has no nulls.
  office text not null,
  invited integer not null,
  undeliverable integer not null,
  absent integer not null,
  complete integer not null,
  partial integer not null,
  primary key (organisation_id, wave_id, audience, office)
);

-- The report of a closed wave, one for each of the study's languages; made of released figures.
create table wave_reports (
  organisation_id text not null,
  wave_id text not null,
  language text not null,
  study text not null,
  results text not null,
  document text not null,
  made_on text not null,
  primary key (organisation_id, wave_id, language)
);
