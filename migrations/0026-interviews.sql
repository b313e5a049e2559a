-- Who is spoken with in a study, by pseudonym alone. Names and addresses are in the code key (privacy), never here.
create table informants (
  organisation_id text not null,
  study_id text not null,
  informant_id text not null,
  -- As everybody but the interviewer knows them: "Leder A".
  pseudonym text not null,
  -- The day they took their consent back; what they said is gone, and the pseudonym is not given to anybody else.
  withdrawn_on date,
  primary key (organisation_id, study_id, informant_id)
);
create unique index informants_pseudonym on informants (organisation_id, study_id, pseudonym);

-- A talk with an informant. What was said, and what it was coded as, hang on its id.
create table interviews (
  organisation_id text not null,
  study_id text not null,
  interview_id text not null,
  informant_id text not null,
  -- Null until it has been held.
  held_on date,
  primary key (organisation_id, study_id, interview_id)
);
create index interviews_informant on interviews (organisation_id, study_id, informant_id);
