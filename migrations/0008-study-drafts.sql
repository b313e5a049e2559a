-- Who saved a version of a study, and what they said of it.
alter table studies add column saved_by text not null default '';
alter table studies add column note text not null default '';

-- What somebody is writing on a study and has not saved: every step of it, so that each can be taken back.
create table study_drafts (
  organisation_id text not null,
  study_id text not null,
  person_id text not null,
  step integer not null,
  -- The version of the study that the writing began from.
  based_on integer not null,
  file_text text not null,
  -- What was done in this step: a code of ours, for the button that takes it back.
  what text not null,
  primary key (organisation_id, study_id, person_id, step)
);
