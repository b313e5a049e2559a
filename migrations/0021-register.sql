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

-- What was true of a unit from a day on, of those of its fields that have changed; the empty day: from the first.
-- Numbers are written as text. The last of a field's facts is what the unit itself says.
create table unit_facts (
  organisation_id text not null,
  unit_number text not null,
  field text not null check (field in ('name', 'parent', 'municipality', 'leader', 'positions', 'users')),
  valid_from text not null,
  value text not null,
  primary key (organisation_id, unit_number, field, valid_from)
);

-- Mergers, new numbers and splits: series go on in the unit that took over, but for splits.
create table unit_successions (
  organisation_id text not null,
  from_unit text not null,
  to_unit text not null,
  happened_on text not null,
  kind text not null check (kind in ('merged', 'renumbered', 'split')),
  primary key (organisation_id, from_unit, to_unit)
);

-- Statistics Norway's codes of municipalities, as last imported.
create table municipality_codes (
  organisation_id text not null,
  code text not null,
  name text not null,
  primary key (organisation_id, code)
);

-- From how many positions a unit is of medium size, and large; no row: our own limits.
create table register_settings (
  organisation_id text not null,
  medium_from double precision not null,
  large_from double precision not null,
  primary key (organisation_id)
);

-- What was done to the register, newest last: by whom, what (JSON: code and values), and how it was before, where that
-- can be brought back (JSON; empty when not).
create table register_changes (
  organisation_id text not null,
  change_id bigint generated always as identity,
  happened_at timestamptz not null,
  by_name text not null,
  what text not null,
  before_state text not null,
  after_stamp text not null,
  primary key (organisation_id, change_id)
);
