import { z } from 'zod';
import { m } from '#messages';
import { refusal } from '#platform/errors.ts';

/** A name and an address as they were written, tidied. Upper and lower case make no two people of one. */
export function readPerson(given: { readonly name: string; readonly email: string }): {
  name: string;
  email: string;
} {
  const name = given.name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (name === '' || name.length > 100) throw refusal('name', m.organisation_refuse_name);
  return { name, email: readEmail(given.email) };
}

/** @throws DomainError `email` when it is no address that a letter could be sent to */
export function readEmail(given: string): string {
  const email = given.trim().toLowerCase();
  if (
    email.length > 254 ||
    // What signing in itself takes for an address: nobody is added with one that no link can be sent to.
    !z.email().safeParse(email).success ||
    !/^[^\s@<>"',;:()\p{Cc}]+@[^\s@<>"',;:()\p{Cc}]+\.[^\s@.<>"',;:()\p{Cc}]+$/u.test(email)
  ) {
    throw refusal('email', m.organisation_refuse_email);
  }
  return email;
}
