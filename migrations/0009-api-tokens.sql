-- Keys that people give to programs of theirs. Only a hash of each is here: whoever reads this table can use none.
create table api_tokens (
  organisation_id text not null,
  token_id text not null,
  person_id text not null,
  name text not null,
  secret_sha256 text not null,
  -- What the program may do, as a JSON list; never more than the person may, who can lose roles later.
  scopes text not null,
  created_on text not null,
  -- The last day it can be used, and the last day it was.
  expires_on text not null,
  last_used_on text,
  primary key (organisation_id, token_id)
);
