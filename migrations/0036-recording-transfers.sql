-- Each time a recording was sent to an engine outside that writes it out: written down before its first byte goes.
-- Nothing of what anybody said, and nobody's name but that of whoever sent it.
create table recording_transfers (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  -- From 1, in the order they were sent.
  number integer not null,
  recording_id text not null,
  sent_on date not null,
  by_name text not null,
  -- Where it went, as in engine.example.org:8080.
  host text not null,
  -- The most that can have left: the whole recording, until the transfer is over and it is known.
  bytes integer not null,
  -- Null while it goes on, and for ever when the server stopped half-way.
  outcome text check (outcome in
    ('answered', 'refused', 'moved', 'late', 'unreachable', 'nonsense', 'too-long', 'stopped')),
  primary key (organisation_id, study_id, interview_id, number)
);
