-- Words of informants that somebody has chosen for the report of findings.
create table finding_quotes (
  organisation_id text not null,
  study_id text not null,
  quote_id text not null,
  interview_id text not null,
  -- What it is to show.
  concept_id text not null,
  -- The open version of the transcript that it was chosen in, and the passage in it, as JSON (coding/anchors/anchor.ts).
  version integer not null,
  anchor text not null,
  -- What of the passage is shown, as JSON: places in the passage, in order. Words are left out, never put in.
  parts text not null,
  -- Where it stands among the concept's quotes.
  place integer not null,
  by_name text not null,
  picked_on date not null,
  primary key (organisation_id, study_id, quote_id)
);
create index finding_quotes_interview on finding_quotes (organisation_id, study_id, interview_id);

-- What a survey shows beside what the interviews say: versions, the newest holds.
create table finding_themes (
  organisation_id text not null,
  study_id text not null,
  theme_id text not null,
  version integer not null,
  -- JSON, as findings/themes/theme.ts says; null when the theme is taken away.
  theme text,
  by_name text not null,
  saved_on date not null,
  primary key (organisation_id, study_id, theme_id, version)
);

-- Reports of findings as they were locked. Nothing here is ever changed.
create table finding_reports (
  organisation_id text not null,
  study_id text not null,
  report_id text not null,
  title text not null,
  language text not null,
  -- JSON, as reports/schema.ts says, and the SHA-256 of its UTF-8.
  document text not null,
  sha256 text not null,
  by_name text not null,
  locked_on date not null,
  primary key (organisation_id, study_id, report_id)
);

-- Whose words or codes a locked report was made from: what cannot be taken back when somebody withdraws.
create table finding_report_interviews (
  organisation_id text not null,
  study_id text not null,
  report_id text not null,
  interview_id text not null,
  quotes integer not null,
  primary key (organisation_id, study_id, report_id, interview_id)
);
create index finding_report_interviews_interview on finding_report_interviews (organisation_id, study_id, interview_id);
