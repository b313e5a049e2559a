-- People who work with studies here: employees of the organisation, never those who are asked to answer.
create table people (
  organisation_id text not null,
  person_id text not null,
  name text not null,
  email text not null,
  -- Made up, with the demo: may be signed in as by whoever has the demo open.
  is_demo boolean not null,
  added_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create unique index people_email on people (organisation_id, email);

-- What somebody may do: a role, for a study where the role is about one, for an office where it is about one.
create table grants (
  organisation_id text not null,
  person_id text not null,
  role text not null check (role in ('administrator', 'studyLead', 'custodian', 'analyst', 'interviewer', 'officeLeader', 'advisor')),
  -- The empty text where the role is about no one study or office: a key has no nulls.
  study_id text not null,
  office text not null,
  primary key (organisation_id, person_id, role, study_id, office)
);

-- Who holds a study's code key: a person with the role of custodian, or the system itself, and then nobody opens it.
create table custody (
  organisation_id text not null,
  study_id text not null,
  holder text not null check (holder in ('person', 'system')),
  primary key (organisation_id, study_id)
);
