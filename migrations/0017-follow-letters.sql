-- On which day a kind of letter was first seen to have gone out when a wave was counted; of the wave, not of anybody.
create table follow_letters (
  organisation_id text not null,
  wave_id text not null,
  kind text not null,
  day text not null,
  primary key (organisation_id, wave_id, kind)
);
