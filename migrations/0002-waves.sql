-- A wave: one round of asking. What it knows of time is dates; the answers in it know none.
create table waves (
  organisation_id text not null,
  wave_id text not null,
  study_id text not null,
  study_version integer not null,
  state text not null check (state in ('draft', 'pilot', 'open', 'closed', 'archived')),
  minimum_group integer not null,
  plan_sha256 text not null,
  -- The half of the wave's key that seals; the half that opens is in a file, and is destroyed when the wave closes.
  sealing_key text,
  -- Every sealed answer of the wave has this many bytes, so that its length says nothing.
  sealed_bytes integer,
  opened_on date,
  closed_on date,
  primary key (organisation_id, wave_id)
);

-- Answers on their way in, sealed. Each open wave has a partition of its own, which is dropped when the wave closes:
-- no page, no dead row and no order of arrival is left.
create table sealed_answers (
  organisation_id text not null,
  wave_id text not null,
  -- Says that somebody has answered, to whoever holds the wave's receipt key; to others it is a random number.
  receipt bytea not null,
  sealed bytea not null,
  primary key (organisation_id, wave_id, receipt)
) partition by list (wave_id);

-- Answers begun and not submitted, each readable with its respondent's own link only; dropped with the wave.
create table begun_answers (
  organisation_id text not null,
  wave_id text not null,
  draft bytea not null,
  sealed bytea not null,
  primary key (organisation_id, wave_id, draft)
) partition by list (wave_id);

-- Answers of closed waves: a random id, no time, written all at once in the order of their ids.
create table answers (
  organisation_id text not null,
  wave_id text not null,
  answer_id text not null,
  audience text not null,
  office text,
  answers text not null,
  primary key (organisation_id, wave_id, answer_id)
);

-- Free texts stand apart from the other answers and from each other: one that is recognised shows nothing more.
create table free_texts (
  organisation_id text not null,
  wave_id text not null,
  text_id text not null,
  audience text not null,
  item_id text not null,
  free_text text not null,
  primary key (organisation_id, wave_id, text_id)
);

-- How many had answered at the end of each day: a counter, not a column on answers.
create table wave_days (
  organisation_id text not null,
  wave_id text not null,
  day date not null,
  submitted integer not null,
  primary key (organisation_id, wave_id, day)
);

-- The code key: who is asked to answer in a wave. Only the custodian's side reads it; the answering side never does.
create table code_key (
  organisation_id text not null,
  wave_id text not null,
  invitation_id text not null,
  name text not null,
  email text not null,
  audience text not null,
  office text,
  -- What the staff list says of everybody, to see afterwards whether those who answered are like those who were asked.
  background text not null,
  state text not null check (state in ('invited', 'undeliverable', 'absent')),
  -- Set for all at once, just before reminders are reckoned and when the wave closes; never when somebody answers.
  has_answered boolean not null,
  primary key (organisation_id, wave_id, invitation_id)
);
create unique index code_key_email on code_key (organisation_id, wave_id, email);

-- Letters, each sent at most once: one that was being sent when the server died is uncertain, and a person decides.
create table letters (
  organisation_id text not null,
  wave_id text not null,
  invitation_id text not null,
  kind text not null check (kind in ('notice', 'invitation', 'reminder1', 'reminder2', 'thanks')),
  state text not null check (state in ('queued', 'sending', 'sent', 'uncertain', 'refused')),
  primary key (organisation_id, wave_id, invitation_id, kind)
);
