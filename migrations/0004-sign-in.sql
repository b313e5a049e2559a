-- Signing in. These tables are better-auth's, under names of ours: accounts and sessions of people who work here, never
-- of those who are asked to answer. What it would write about devices and networks is refused by the table itself.
create table auth_users (
  -- The same id as in people.
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text check (image is null),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_sessions (
  id text primary key,
  user_id text not null references auth_users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  -- When the session was last used, to the minute: sessions that are left alone end.
  updated_at timestamptz not null,
  ip_address text check (ip_address is null),
  user_agent text check (user_agent is null)
);
create index auth_sessions_user on auth_sessions (user_id);

create table auth_accounts (
  id text primary key,
  user_id text not null references auth_users (id) on delete cascade,
  provider_id text not null,
  -- The subject that the sign-in service knows the person by.
  account_id text not null,
  access_token text check (access_token is null),
  refresh_token text check (refresh_token is null),
  id_token text check (id_token is null),
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text check (password is null),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_accounts_user on auth_accounts (user_id);

create table auth_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verifications_identifier on auth_verifications (identifier);

create table auth_passkeys (
  id text primary key,
  user_id text not null references auth_users (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index auth_passkeys_user on auth_passkeys (user_id);

-- How often somebody has tried. The key is made with a secret, so that no address of a person or machine is here.
create table auth_rate_limits (
  key text primary key,
  count integer not null,
  -- Milliseconds since 1970, when the count began.
  last_request bigint not null
);

-- Who was given or lost which role, and when. Nothing here is ever changed or taken away.
create table role_changes (
  organisation_id text not null,
  change_id bigint not null generated always as identity,
  happened_at timestamptz not null,
  -- Names as they were then: people who are gone are still named here.
  by_name text not null,
  person_id text not null,
  person_name text not null,
  what text not null check (what in ('added', 'removed', 'given', 'taken', 'systemCustody', 'personCustody')),
  role text not null,
  study_id text not null,
  office text not null,
  primary key (organisation_id, change_id)
);

-- What a sign-in service without e-mail addresses knows a person by, made unreadable with the server's secret.
create table sign_in_names (
  organisation_id text not null,
  provider_id text not null,
  claim_hash text not null,
  person_id text not null,
  primary key (organisation_id, provider_id, claim_hash)
);
