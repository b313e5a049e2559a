-- The organisation register: counties, offices and departments, as Norg2 describes units. Days are text, as in
-- 2026-12-24: the same on every engine and in every time zone. The empty text stands for "not said".
create table units (
  organisation_id text not null,
  unit_number text not null,
  name text not null,
  unit_type text not null check (unit_type in ('county', 'office', 'department')),
  status text not null check (status in ('planned', 'active', 'closing', 'closed')),
  parent text not null,
  valid_from text not null,
  valid_to text not null,
  municipality text not null,
  -- Says only whether two units have the same leader: a key, never a name.
  leader text not null,
  positions double precision,
  users double precision,
  is_synthetic boolean not null,
  primary key (organisation_id, unit_number)
);

-- What units were called before, each name from its day on.
create table unit_names (
  organisation_id text not null,
  unit_number text not null,
  valid_from text not null,
  name text not null,
  primary key (organisation_id, unit_number, valid_from)
);

-- Mergers, new numbers and splits: series go on in the unit that took over.
create table unit_successions (
  organisation_id text not null,
  from_unit text not null,
  to_unit text not null,
  happened_on text not null,
  kind text not null check (kind in ('merged', 'renumbered', 'split')),
  primary key (organisation_id, from_unit, to_unit, happened_on)
);
