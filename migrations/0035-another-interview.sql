-- Somebody may be spoken with more than once: the second interview is their number 2.
alter table interviews add column number integer not null default 1;
