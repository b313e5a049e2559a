-- A tester's letter goes the way of all letters: it is marked as being sent before it goes out.
alter table pilot_testers drop column is_sent;
alter table pilot_testers add column letter_state text not null default 'none'
  check (letter_state in ('none', 'queued', 'sending', 'sent', 'uncertain', 'refused', 'outbox'));
-- What the mail server answered when it would not have the letter: a code, as 550, never its sentence.
alter table pilot_testers add column letter_reply text;
-- How many times a letter has been asked for anew: a new one is not to be taken for a copy of the old.
alter table pilot_testers add column letter_round integer not null default 0;
-- The language a tester is written to in; null: the study's first.
alter table pilot_testers add column language text;

-- The testers' letter is planned, and worded, beside the others.
alter table letter_plans drop constraint letter_plans_kind_check;
alter table letter_plans add constraint letter_plans_kind_check
  check (kind in ('pilot', 'notice', 'invitation', 'reminder1', 'reminder2', 'thanks'));
alter table letter_templates drop constraint letter_templates_kind_check;
alter table letter_templates add constraint letter_templates_kind_check
  check (kind in ('pilot', 'notice', 'invitation', 'reminder1', 'reminder2', 'thanks'));
-- The day on which a letter had last gone to all who were to have it; of the wave, not of anybody.
alter table letter_plans add column done_on text;
