-- Studies as they were loaded, and reports made from released figures. Never an answer.
-- JSON is kept as text: the same bytes come out as went in, and the same bits in every number.

create table studies (
  organisation_id text not null,
  study_id text not null,
  version integer not null,
  title text not null,
  file_name text not null,
  file_text text not null,
  file_sha256 text not null,
  saved_at timestamptz not null,
  primary key (organisation_id, study_id, version)
);

-- The newest report of a stored study, one for each language; computed again when its inputs change.
create table study_reports (
  organisation_id text not null,
  study_id text not null,
  language text not null,
  inputs_sha256 text not null,
  study text not null,
  results text not null,
  document text not null,
  made_at timestamptz not null,
  primary key (organisation_id, study_id, language)
);

-- A report that somebody asked us to keep. Its id is a secret link.
create table kept_reports (
  organisation_id text not null,
  report_id text not null,
  study text not null,
  results text not null,
  document text not null,
  kept_at timestamptz not null,
  primary key (organisation_id, report_id)
);
