-- What was done with the codes of a study's interviews, step by step; nothing here is ever changed, and only what is to
-- be forgotten is taken out. Codes, groups and concepts are what the steps lead to.
create table coding_events (
  organisation_id text not null,
  study_id text not null,
  -- Made where the step was made: sent twice, it is one.
  event_id text not null,
  -- From 1 in each study, in the order the steps came.
  number integer not null,
  -- Null where the step is about the study's codes as a whole.
  interview_id text,
  code_id text,
  -- JSON, as coding/log/steps.ts says.
  step text not null,
  person_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (organisation_id, study_id, event_id)
);
create unique index coding_events_number on coding_events (organisation_id, study_id, number);
create index coding_events_interview on coding_events (organisation_id, study_id, interview_id);

-- One row a study: whoever adds a step holds it meanwhile, so that the numbers have no gap and no double.
create table coding_logs (
  organisation_id text not null,
  study_id text not null,
  last_number integer not null,
  -- How often something was forgotten: whoever has read the log knows by it to read all of it again.
  erasures integer not null,
  primary key (organisation_id, study_id)
);
