import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { newCode } from './code.rules.ts';
import { addOpenLinks, changeOpenLink, type OpenLink, openLinksOf } from './open-links.server.ts';

/** Open links as those who run a wave ask for them. */
export type OpenLinks = {
  list(actor: Actor, seen: SeenWave): Promise<readonly OpenLink[]>;
  /**
   * Makes an open link for each place; one that has a link keeps it. Tells how many were made.
   *
   * @throws DomainError `open-link-refused` when the audience is not asked in this wave, or a place has no or a long name
   */
  make(
    actor: Actor,
    seen: SeenWave,
    given: { readonly audience: string; readonly offices: readonly string[] },
  ): Promise<number>;
  /** Gives it another code: whoever has the former gets in no more. False when there is no such link. */
  changeCode(actor: Actor, seen: SeenWave, linkId: string): Promise<boolean>;
  setOpen(actor: Actor, seen: SeenWave, linkId: string, isOpen: boolean): Promise<boolean>;
};

const mostOfficeCharacters = 80;
const mostLinks = 500;

export function createOpenLinks({
  database,
  random = randomBytes,
}: {
  readonly database: Database;
  readonly random?: (bytes: number) => Uint8Array;
}): OpenLinks {
  const placeOf = (actor: Actor, { wave }: SeenWave) => ({
    organisationId: actor.organisationId,
    waveId: wave.waveId,
  });
  return {
    list: async (actor, seen) => {
      refuseUnless(actor, 'followWave', { studyId: seen.study.id });
      return openLinksOf(database, placeOf(actor, seen));
    },
    make: async (actor, seen, given) => {
      refuseUnless(actor, 'runWave', { studyId: seen.study.id });
      const offices = [...new Set(given.offices.map((office) => office.trim()).filter(Boolean))];
      const problem = problemOf(seen, given.audience, offices);
      if (problem) throw new DomainError('open-link-refused', problem);
      const links = offices.map((office) => ({
        linkId: Buffer.from(random(9)).toString('base64url'),
        audience: given.audience,
        office,
        code: newCode(random),
        isOpen: true,
      }));
      return addOpenLinks(database, placeOf(actor, seen), links);
    },
    changeCode: async (actor, seen, linkId) => {
      refuseUnless(actor, 'runWave', { studyId: seen.study.id });
      return changeOpenLink(database, { ...placeOf(actor, seen), linkId }, { code: newCode(random) });
    },
    setOpen: async (actor, seen, linkId, isOpen) => {
      refuseUnless(actor, 'runWave', { studyId: seen.study.id });
      return changeOpenLink(database, { ...placeOf(actor, seen), linkId }, { isOpen });
    },
  };
}

/** The audiences that this wave asks. */
export function audiencesOf({ study, wave }: Pick<SeenWave, 'study' | 'wave'>): readonly string[] {
  return wave.audiences.length > 0 ? wave.audiences : Object.keys(study.instruments);
}

function problemOf(seen: SeenWave, audience: string, offices: readonly string[]) {
  if (seen.wave.state === 'closed' || seen.wave.state === 'archived') {
    return inAllLanguages((locale) => m.following_open_wave_closed({}, { locale }));
  }
  if (!audiencesOf(seen).includes(audience)) {
    return inAllLanguages((locale) => m.following_open_no_audience({}, { locale }));
  }
  if (offices.length === 0) return inAllLanguages((locale) => m.following_open_no_office({}, { locale }));
  if (offices.length > mostLinks) {
    return inAllLanguages((locale) => m.following_open_too_many({ most: mostLinks }, { locale }));
  }
  const long = offices.find((office) => office.length > mostOfficeCharacters);
  if (long === undefined) return null;
  const inputs = { office: `${long.slice(0, 40)}…`, most: mostOfficeCharacters };
  return inAllLanguages((locale) => m.following_open_long_office(inputs, { locale }));
}
