-- Who has an interview or the board open for coding now. A row goes when the page is closed, or when it has not been heard
-- from for less than a minute: it is never a history of when somebody was where.
create table coding_presence (
  organisation_id text not null,
  study_id text not null,
  person_id text not null,
  -- One open page of the person's.
  seat_id text not null,
  -- Null: the board.
  interview_id text,
  name text not null,
  seen_at timestamptz not null,
  primary key (organisation_id, study_id, person_id, seat_id)
);
