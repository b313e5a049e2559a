-- A recording of an interview; and, when it is gone, the receipt for it: what it was, when it went, and why.
create table interview_recordings (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  -- Random; it names the key, which is not in the database.
  recording_id text not null,
  way text not null check (way in ('uploaded', 'recorded')),
  media_type text not null,
  -- What is kept of it, or was.
  bytes integer not null,
  -- How many pieces and bytes there are, sealed when it was whole; null while it is being taken in.
  sealed_end bytea,
  made_on text not null,
  by_name text not null,
  -- The day it is destroyed at the latest.
  destroy_on text not null,
  state text not null check (state in ('taking', 'kept', 'destroyed')),
  destroyed_on text,
  destroyed_why text check (destroyed_why in ('day', 'deleted', 'withdrawn')),
  -- Whoever deleted it; null when the day or a withdrawal did.
  destroyed_by text,
  -- The key goes right after the pieces, and again each night until it is gone.
  is_key_destroyed boolean not null,
  primary key (organisation_id, study_id, interview_id, recording_id)
);
-- One recording of an interview at a time; files on their way in are none until they are whole.
create unique index one_recording on interview_recordings (organisation_id, study_id, interview_id)
  where state = 'kept' or (state = 'taking' and way = 'recorded');

-- The sound in pieces, each sealed with the recording's own key.
create table interview_recording_pieces (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  recording_id text not null,
  -- From 0.
  number integer not null,
  -- How long it is when it is opened.
  bytes integer not null,
  sealed bytea not null,
  primary key (organisation_id, study_id, interview_id, recording_id, number)
);

-- What somebody is writing out while they listen, until it becomes a version of the transcript.
create table transcript_drafts (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  draft_id text not null,
  -- The window that saved last, by a name it gave itself: another one does not write over what it wrote.
  window_id text not null,
  -- Counts what has been saved: who saves on top of another number has not seen the newest.
  revision integer not null,
  -- The version it was made from; null when it was made from nothing.
  based_on integer,
  -- Who says what and when, and the place in the recording, as JSON.
  content text not null,
  saved_at timestamptz not null,
  by_name text not null,
  primary key (organisation_id, study_id, interview_id, draft_id)
);

-- A version may have been written out while somebody listened.
alter table transcript_versions drop constraint transcript_versions_cause_check;
alter table transcript_versions add constraint transcript_versions_cause_check
  check (cause in ('imported', 'edited', 'replaced', 'undone', 'transcribed'));
