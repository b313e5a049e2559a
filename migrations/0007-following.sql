-- Following a wave: how many had answered when it was last counted. Counts only, never who; all rows of a wave are
-- replaced at once, so that nothing in them tells what has changed since the count before.
create table follow_counts (
  organisation_id text not null,
  wave_id text not null,
  audience text not null,
  -- The empty text for those without an office: a key has no nulls.
  office text not null,
  invited integer not null,
  undeliverable integer not null,
  absent integer not null,
  complete integer not null,
  partial integer not null,
  primary key (organisation_id, wave_id, audience, office)
);

-- What the staff list says of those who were asked, those reached and those who have answered, as of the last reminder.
create table follow_backgrounds (
  organisation_id text not null,
  wave_id text not null,
  variable text not null,
  category text not null,
  invited integer not null,
  reached integer not null,
  answered integer not null,
  primary key (organisation_id, wave_id, variable, category)
);

-- When a wave was last counted, and whether that was for good: once a day at most, but for the custodian's own eyes.
create table follow_times (
  organisation_id text not null,
  wave_id text not null,
  counted_at timestamptz not null,
  is_final boolean not null,
  primary key (organisation_id, wave_id)
);

-- Open links: one a place, for people who are on no list. The short code is what stands on the poster, and may be changed.
create table open_links (
  organisation_id text not null,
  wave_id text not null,
  link_id text not null,
  audience text not null,
  office text not null,
  code text not null,
  is_open boolean not null,
  primary key (organisation_id, wave_id, link_id)
);
create unique index open_links_code on open_links (organisation_id, code);
create unique index open_links_place on open_links (organisation_id, wave_id, audience, office);

-- How many had answered by an open link when a day was counted.
create table open_link_days (
  organisation_id text not null,
  wave_id text not null,
  link_id text not null,
  day text not null,
  submitted integer not null,
  primary key (organisation_id, wave_id, link_id, day)
);
