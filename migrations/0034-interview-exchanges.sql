-- What was taken out of a study's interviews as files, and brought into them from files: who, when, and of which interviews.
-- Nothing of what anybody said.
create table interview_exchanges (
  organisation_id text not null,
  study_id text not null,
  -- Names of steps that were brought in begin with it.
  exchange_id text not null,
  -- 'qdpx', 'qdc', 'codebook' or 'transcript' taken out; 'in' brought in.
  kind text not null,
  -- JSON: the ids of interviews whose text is in the file, or was brought in as a new transcript.
  interviews text not null,
  codings integer not null,
  person_id text not null,
  by_name text not null,
  at timestamptz not null,
  -- Null for what stands; the day an import was taken back.
  undone_on date,
  primary key (organisation_id, study_id, exchange_id)
);
