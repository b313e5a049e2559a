-- How the offices stand: released means of scales by office, made with the report of the same answers. Never an answer.
create table office_climates (
  organisation_id text not null,
  -- What it was made from: the answers of a wave, or those of the demo's study.
  source text not null check (source in ('wave', 'study')),
  source_id text not null,
  study_id text not null,
  -- What it is called, in the languages there are, as JSON.
  title text not null,
  -- The day the answers had come in, as in 2026-12-24; empty where nobody knows.
  ended_on text not null,
  -- The released figures as JSON: the same bits come out as went in.
  climate text not null,
  primary key (organisation_id, source, source_id)
);
