-- How a study's interviews are held, as whoever leads or interviews has said it.
create table interview_settings (
  organisation_id text not null,
  study_id text not null,
  -- What informants are called before their letter: "Leder".
  stem text not null,
  -- The day names, addresses and signed consents are erased, as in 2027-02-01; and the day they were.
  erase_names_on text,
  names_erased_on text,
  primary key (organisation_id, study_id)
);

-- What is asked, as JSON (interviews/guide). A version is never changed; the newest is the one in use.
create table interview_guides (
  organisation_id text not null,
  study_id text not null,
  version integer not null,
  guide text not null,
  saved_on text not null,
  by_name text not null,
  primary key (organisation_id, study_id, version)
);

-- What was marked and written while an interview was held. May hold names: for whoever interviews alone.
create table interview_notes (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  question_id text not null,
  is_asked boolean not null,
  note text not null,
  primary key (organisation_id, study_id, interview_id, question_id)
);

-- Whom it takes to see a matter from several sides: rows, columns, and how many are wanted in each cell, as JSON.
create table interview_samples (
  organisation_id text not null,
  study_id text not null,
  sample text not null,
  primary key (organisation_id, study_id)
);
create table interview_sample_places (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  row_id text not null,
  column_id text not null,
  primary key (organisation_id, study_id, informant_id)
);

-- What informants are told before they say yes, as JSON. A version is never changed: consents are bound to it.
create table interview_sheets (
  organisation_id text not null,
  study_id text not null,
  version integer not null,
  sheet text not null,
  saved_on text not null,
  by_name text not null,
  primary key (organisation_id, study_id, version)
);

-- Who has said yes, to what, by pseudonym. The newest of somebody's consents holds.
create table interview_consents (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  number integer not null,
  sheet_version integer not null,
  way text not null check (way in ('screen', 'scan')),
  to_recording boolean not null,
  to_quotes boolean not null,
  given_on text not null,
  -- Whoever received it.
  by_name text not null,
  primary key (organisation_id, study_id, informant_id, number)
);

-- The code key of the interviews: who they are. Joined to nothing else, and erased on the study's day.
create table interview_key (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  name text not null,
  email text not null,
  phone text not null,
  primary key (organisation_id, study_id, informant_id)
);
-- Signed consents, sealed with a key of each informant that is not in the database.
create table interview_key_papers (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  number integer not null,
  media_type text not null,
  sealed bytea not null,
  primary key (organisation_id, study_id, informant_id, number)
);
-- Which days somebody had the names open. The name of whoever looked, as it was then.
create table interview_key_looks (
  organisation_id text not null,
  study_id text not null,
  looked_on text not null,
  person_id text not null,
  person_name text not null,
  primary key (organisation_id, study_id, looked_on, person_id)
);

-- What was removed when somebody took their consent back: counts, and no name.
create table interview_withdrawals (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  withdrawn_on text not null,
  removed text not null,
  by_name text not null,
  primary key (organisation_id, study_id, informant_id)
);
