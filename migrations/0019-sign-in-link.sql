-- Whoever runs the server may make a sign-in link for an administrator who cannot get in; that it was made is recorded.
alter table role_changes drop constraint role_changes_what_check;
alter table role_changes add constraint role_changes_what_check
  check (what in ('added', 'removed', 'given', 'taken', 'systemCustody', 'personCustody', 'linkMade'));
