-- The language somebody is written to in; null: the study's first.
alter table code_key add column language text;

-- Without a mail server a letter goes to the outbox: shown on a page, handed to nobody.
alter table letters drop constraint letters_state_check;
alter table letters add constraint letters_state_check
  check (state in ('queued', 'sending', 'sent', 'uncertain', 'refused', 'outbox'));

-- The words of a wave's letters, where somebody has changed ours.
create table letter_templates (
  organisation_id text not null,
  wave_id text not null,
  kind text not null check (kind in ('notice', 'invitation', 'reminder1', 'reminder2', 'thanks')),
  language text not null,
  subject text not null,
  letter_text text not null,
  primary key (organisation_id, wave_id, kind, language)
);

-- When each letter of a wave is sent, and how it goes. Says nothing of any one person.
create table letter_plans (
  organisation_id text not null,
  wave_id text not null,
  kind text not null check (kind in ('notice', 'invitation', 'reminder1', 'reminder2', 'thanks')),
  state text not null check (state in ('planned', 'sending', 'paused', 'done')),
  -- A day, as in 2026-12-24, where the letter waits for one.
  send_on text,
  -- Why it does not go on just now: a code of ours.
  fault text,
  -- How many times in a row the mail server could not be reached.
  tries integer not null,
  primary key (organisation_id, wave_id, kind)
);

-- Which days somebody had the code key open. The name as it was then.
create table code_key_looks (
  organisation_id text not null,
  wave_id text not null,
  looked_on text not null,
  person_id text not null,
  person_name text not null,
  primary key (organisation_id, wave_id, looked_on, person_id)
);
