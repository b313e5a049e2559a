-- Which offices of a wave are reported as one. Decided before the wave opens and locked with it; an office without a row
-- is reported by itself. Nothing here is about any one person.
create table wave_reporting_units (
  organisation_id text not null,
  wave_id text not null,
  -- As the staff list calls it.
  office text not null,
  -- What those that are reported together are called; an office by itself keeps its name.
  unit_name text not null,
  reason text not null check (reason in ('alone', 'leader', 'neighbour', 'both', 'person')),
  -- What the register said when it was decided; the empty text where it said nothing.
  register_number text not null,
  leader text not null,
  county text not null,
  municipality text not null,
  primary key (organisation_id, wave_id, office)
);

-- How many of a hundred are expected to answer: the proposal rests on it. 48 is the response rate of 2015.
alter table waves add column expected_rate_percent integer not null default 48;
