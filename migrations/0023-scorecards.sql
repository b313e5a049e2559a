-- The scorecard: what is counted, what is aimed at, and what was counted. Months are text, as in 2015-06.
create table indicators (
  organisation_id text not null,
  indicator_code text not null,
  -- The whole indicator as JSON (scorecards/schema.ts): names in three languages, kind, direction, owner.
  indicator text not null,
  place integer not null,
  primary key (organisation_id, indicator_code)
);

-- Targets and their history: one holds from its month until the next. The empty unit: everybody. Rows are never changed or
-- removed: of several for the same month the last written holds, and the others say what held before.
create table targets (
  organisation_id text not null,
  target_id bigint generated always as identity,
  indicator_code text not null,
  unit_number text not null,
  from_month text not null,
  target double precision not null,
  set_on text not null,
  by_name text not null,
  primary key (organisation_id, target_id)
);
create index targets_of_indicator on targets (organisation_id, indicator_code);

create table monthly_values (
  organisation_id text not null,
  indicator_code text not null,
  unit_number text not null,
  month text not null,
  numerator double precision,
  denominator double precision,
  value double precision not null,
  primary key (organisation_id, indicator_code, unit_number, month)
);
create index monthly_values_of_month on monthly_values (organisation_id, month);

-- What was changed after it had been taken in. Nothing here is ever changed or removed.
create table value_corrections (
  organisation_id text not null,
  correction_id bigint generated always as identity,
  indicator_code text not null,
  unit_number text not null,
  month text not null,
  -- The value before and after as JSON; null where there was none.
  before_value text,
  after_value text,
  reason text not null,
  by_name text not null,
  happened_at timestamptz not null,
  primary key (organisation_id, correction_id)
);

-- What users said, an office's means by question, as JSON; from a file or from our own collection.
create table user_survey_results (
  organisation_id text not null,
  period text not null,
  unit_number text not null,
  answers integer not null,
  questions text not null,
  source text not null,
  primary key (organisation_id, period, unit_number)
);
