-- What was said in an interview, as it stood each time it was saved. A version is never changed, only followed by another.
create table transcript_versions (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  -- From 1; the next one is made from the one before, so two people who save at once cannot both get it.
  version integer not null,
  text text not null,
  sha256 text not null,
  -- Who speaks where in the text, and when in the recording, as JSON.
  turns text not null,
  saved_on date not null,
  by_name text not null,
  cause text not null check (cause in ('imported', 'edited', 'replaced', 'undone')),
  -- One decision about names may make versions of several interviews: what is undone is undone in all of them.
  step_id text,
  -- Whether it stands under pseudonyms, and those who code may read it.
  is_open boolean not null,
  primary key (organisation_id, study_id, interview_id, version)
);

-- Part of the code key: which words in the interviews of a study became what, and which were left as they are.
create table interview_replacements (
  organisation_id text not null,
  study_id text not null,
  original text not null,
  -- "[kommune 1]"; null: looked at, and left as it is.
  replacement text,
  kind text not null,
  -- The decision it was part of.
  step_id text not null,
  decided_on date not null,
  by_name text not null,
  primary key (organisation_id, study_id, original)
);
