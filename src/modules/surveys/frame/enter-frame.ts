import { m } from '#messages';
import type { Action } from '#modules/organisation/index.ts';
import type { Actor, CustodyHolder } from '#modules/organisation/schema.ts';
import type { CodeKey } from '#modules/privacy/index.ts';
import type { Clock } from '#platform/clock.ts';
import { refusal } from '#platform/errors.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { SeenWave, WaveIds } from '../waves/see-wave.ts';
import type { Waves } from '../waves/waves.ts';
import { hasControls, inOneSpelling, isEmail, isReadable } from './frame-columns.rules.ts';

/** The code key of a study, and who holds it, as they stay until what is done with them is done. */
export type HeldCustody = { readonly codeKey: CodeKey; readonly custody: CustodyHolder };
/**
 * Does something while nobody is named custodian of a study and nobody is taken from being it, in one transaction. People
 * who are put in the key while the system holds it must not be found there by a person who is named at that moment.
 */
export type WhileCustodyHolds = <Result>(
  studyId: string,
  work: (held: HeldCustody) => Promise<Result>,
) => Promise<Result>;

export type FrameParts = {
  readonly codeKey: CodeKey;
  readonly waves: Pick<Waves, 'wave'>;
  readonly clock: Clock;
  readonly whileCustodyHolds: WhileCustodyHolds;
};

/** A wave's list, while it may still be changed. @throws DomainError `wave-closed` */
export async function enterToChange(waves: FrameParts['waves'], actor: Actor, ids: WaveIds, action: Action) {
  const entered = await enterWave(waves, actor, ids, action);
  if (!isOpenToChange(entered.seen)) throw refusal('wave-closed', m.letters_frame_wave_closed);
  return entered;
}

export function isOpenToChange({ wave }: SeenWave): boolean {
  return wave.state !== 'closed' && wave.state !== 'archived';
}

export function takesGroupsOnly({ wave }: SeenWave, custody: CustodyHolder): boolean {
  return custody === 'system' && wave.state === 'open';
}

/** @throws DomainError `name-missing`, `name-bad` or `email-bad` */
export function soundPerson({ name: given, email: address }: { name: string; email: string }) {
  const name = given.trim().replaceAll(/ +/g, ' ');
  const email = inOneSpelling(address.trim());
  if (!isReadable(name)) throw refusal('name-missing', m.letters_frame_name_missing);
  if (name.length > 200 || hasControls(name)) throw refusal('name-bad', m.letters_frame_controls);
  if (!isEmail(email)) throw refusal('email-bad', m.letters_frame_email_bad);
  return { name, email };
}
