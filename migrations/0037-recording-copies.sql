-- Each time the sound of an interview was taken out in a file: written down before its first byte goes. Nothing of what
-- anybody said, and nobody's name but that of whoever took it out. It stays when the recording is gone.
create table recording_copies (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  recording_id text not null,
  -- The file it went in: interview_exchanges.
  exchange_id text not null,
  taken_on date not null,
  by_name text not null,
  -- The most that can have left: the whole recording, until the file is over and it is known.
  bytes integer not null,
  -- The day the copy was to be deleted at the latest, as it stood when it was taken out.
  delete_by date not null,
  primary key (organisation_id, study_id, interview_id, recording_id, exchange_id)
);

-- JSON: the ids of recordings that a file brought in.
alter table interview_exchanges add column recordings text not null default '[]';
