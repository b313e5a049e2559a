-- The codes of open survey answers are steps as those of interviews are, in logs of their own: one for each question of a
-- wave. Those of the interviews stand in the log 'interviews'.
alter table coding_events add column log_id text not null default 'interviews';
alter table coding_events drop constraint coding_events_pkey;
alter table coding_events add primary key (organisation_id, study_id, log_id, event_id);
drop index coding_events_number;
create unique index coding_events_number on coding_events (organisation_id, study_id, log_id, number);
drop index coding_events_interview;
create index coding_events_interview on coding_events (organisation_id, study_id, log_id, interview_id);
alter table coding_logs add column log_id text not null default 'interviews';
alter table coding_logs drop constraint coding_logs_pkey;
alter table coding_logs add primary key (organisation_id, study_id, log_id);

-- What somebody decided of a free text before others read it. The text itself stays as it was written, in free_texts.
create table open_answer_reviews (
  organisation_id text not null,
  wave_id text not null,
  text_id text not null,
  kind text not null check (kind in ('masked', 'withheld')),
  -- How others read it; null where nobody does.
  masked_text text,
  by_name text not null,
  -- The day, as in 2026-12-24.
  decided_on text not null,
  primary key (organisation_id, wave_id, text_id)
);

-- Words with a capital that point at nobody, as somebody has said of one question's texts.
create table open_answer_plain_words (
  organisation_id text not null,
  wave_id text not null,
  audience text not null,
  item_id text not null,
  word text not null,
  primary key (organisation_id, wave_id, audience, item_id, word)
);

-- What has been told of a question's themes, each time it was put into the report: the released figures, and over which
-- texts they were, so that a later telling, held against an earlier one, tells nothing of a few.
create table open_answer_tellings (
  organisation_id text not null,
  wave_id text not null,
  audience text not null,
  item_id text not null,
  -- From 1.
  number integer not null,
  told_on text not null,
  by_name text not null,
  -- Released figures and quotes, as JSON: the same bits come out as went in.
  themes text not null,
  -- Sets of texts, as JSON: a bit for each text in the order of the texts' ids, in base64.
  sets text not null,
  primary key (organisation_id, wave_id, audience, item_id, number)
);
