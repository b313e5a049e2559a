-- A version may be what a machine heard, which nobody has held against the sound yet.
alter table transcript_versions drop constraint transcript_versions_cause_check;
alter table transcript_versions add constraint transcript_versions_cause_check
  check (cause in ('imported', 'edited', 'replaced', 'undone', 'transcribed', 'machine'));

-- And a machine may hear that nobody speaks.
alter table recording_transfers drop constraint recording_transfers_outcome_check;
alter table recording_transfers add constraint recording_transfers_outcome_check
  check (outcome in
    ('answered', 'silent', 'refused', 'moved', 'late', 'unreachable', 'nonsense', 'too-long', 'stopped'));
