import { m } from '#messages';
import { isDay, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { openPaper, sealPaper } from '#modules/privacy/index.ts';
import { DomainError, type Problem, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { listInformants } from '../core/interviews.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import { holdSettings } from '../informants/settings.server.ts';
import type { Informant, InterviewsPlace } from '../schema.ts';
import type { SheetVersion } from '../sheet/sheet.ts';
import { sheetInUse } from '../sheet/sheet.ts';
import { listSheets } from '../sheet/sheets.server.ts';
import type { Consent } from './consent.ts';
import { addConsent, listConsents } from './consents.server.ts';
import { endingOf, mediaTypeOf, mostPaperBytes } from './paper-kind.ts';
import { isMark, signedPage } from './signed-page.ts';

/** One informant's consent, and what they are to be told now. */
export type ConsentLook = {
  readonly informant: Informant;
  readonly consent: Consent | null;
  /** The newest information; null when none is written. */
  readonly sheet: SheetVersion | null;
  /** The consent's paper is there, and opens. */
  readonly hasPaper: boolean;
};
type Given = { readonly sheetVersion: number; readonly toRecording: boolean; readonly toQuotes: boolean };
export type GivenOnScreen = Given & {
  /** What the study is called on the paper. */
  readonly title: string;
  readonly name: string;
  readonly mark: string;
  readonly isConfirmed: boolean;
};
export type GivenOnPaper = Given & { readonly signedOn: string; readonly bytes: Uint8Array };
export type OpenedPaper = {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

export type Consents = {
  /** Null when there is no such informant. */
  consent(actor: Actor, studyId: string, informantId: string): Promise<ConsentLook | null>;
  /** @throws DomainError `consent-faulty`, `consent-too-late` */
  signOnScreen(actor: Actor, studyId: string, informantId: string, given: GivenOnScreen): Promise<Consent>;
  /** @throws DomainError `consent-faulty`, `consent-too-late` */
  takePaper(actor: Actor, studyId: string, informantId: string, given: GivenOnPaper): Promise<Consent>;
  /** The signed paper, opened; null when there is none. That somebody looked is written down. */
  consentPaper(actor: Actor, studyId: string, informantId: string): Promise<OpenedPaper | null>;
};

export function createConsents(parts: InterviewParts): Consents {
  const { database, today, keys, interviewKey } = parts;
  const enter = (actor: Actor, studyId: string): InterviewsPlace => {
    refuseUnless(actor, 'conductInterviews', { studyId });
    return { organisationId: actor.organisationId, studyId };
  };
  const findInformant = async (place: InterviewsPlace, informantId: string) =>
    (await listInformants(database, place)).find((one) => one.informantId === informantId) ?? null;
  const paperOf = async (place: InterviewsPlace, informantId: string, { number }: Consent) => {
    const paper = await interviewKey(database).findPaper(place, informantId, number);
    const bytes = paper && openPaper(keys, { ...place, informantId }, paper);
    return bytes ? { mediaType: paper.mediaType, bytes } : null;
  };

  /** The yes and its paper, together or not at all. */
  async function keep(
    actor: Actor,
    place: InterviewsPlace,
    informantId: string,
    {
      paper,
      ...given
    }: Omit<Consent, 'number' | 'byName'> & {
      readonly paper: { readonly mediaType: string; readonly bytes: Uint8Array };
    },
  ): Promise<Consent> {
    return database.transaction().execute(async (transaction) => {
      const { namesErasedOn } = await holdSettings(transaction, place);
      const informant = (await listInformants(transaction, place)).find(
        (one) => one.informantId === informantId,
      );
      if (!informant || informant.withdrawnOn !== null || namesErasedOn !== null) {
        throw refusal('consent-too-late', m.interviews_consent_too_late);
      }
      const before = (await listConsents(transaction, place)).get(informantId);
      const consent: Consent = { ...given, number: (before?.number ?? 0) + 1, byName: actor.name };
      await addConsent(transaction, place, informantId, consent);
      const whose = { ...place, informantId };
      const sealed = sealPaper(keys, whose, { ...paper, number: consent.number });
      await interviewKey(transaction).keepPaper(place, informantId, sealed);
      return consent;
    });
  }
  const sheetOf = async (place: InterviewsPlace, version: number) => {
    const sheet = (await listSheets(database, place)).find((one) => one.version === version);
    if (!sheet) throw refusal('consent-faulty', m.interviews_consent_no_sheet);
    if (sheet.unfinished.length > 0) throw refusal('consent-faulty', m.interviews_consent_unfinished_sheet);
    return sheet;
  };

  return {
    consent: async (actor, studyId, informantId) => {
      const place = enter(actor, studyId);
      const informant = await findInformant(place, informantId);
      if (!informant) return null;
      const consent =
        informant.withdrawnOn === null
          ? ((await listConsents(database, place)).get(informantId) ?? null)
          : null;
      const sheet = sheetInUse(await listSheets(database, place));
      const hasPaper = consent !== null && (await paperOf(place, informantId, consent)) !== null;
      return { informant, consent, sheet: sheet ?? null, hasPaper };
    },
    signOnScreen: async (actor, studyId, informantId, given) => {
      const place = enter(actor, studyId);
      const sheet = await sheetOf(place, given.sheetVersion);
      const name = given.name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
      const { mark, toRecording, toQuotes } = given;
      const problems: Problem[] = [];
      if (name === '' || name.length > 200) problems.push(problem('name', m.interviews_consent_no_name));
      if (!given.isConfirmed) problems.push(problem('confirm', m.interviews_consent_not_confirmed));
      if (!isMark(mark)) problems.push(problem('mark', m.interviews_consent_mark_faulty));
      refuseIfAny(problems);
      const page = signedPage(sheet, given.title, { name, mark, toRecording, toQuotes, signedOn: today() });
      return keep(actor, place, informantId, {
        sheetVersion: sheet.version,
        way: 'screen',
        toRecording,
        toQuotes,
        givenOn: today(),
        paper: { mediaType: 'text/html', bytes: new TextEncoder().encode(page) },
      });
    },
    takePaper: async (actor, studyId, informantId, given) => {
      const place = enter(actor, studyId);
      const sheet = await sheetOf(place, given.sheetVersion);
      const { bytes, signedOn, toRecording, toQuotes } = given;
      const mediaType = mediaTypeOf(bytes);
      const problems: Problem[] = [];
      if (bytes.length === 0) problems.push(problem('no-file', m.interviews_consent_no_file));
      else if (mediaType === null) problems.push(problem('kind', m.interviews_consent_kind));
      if (bytes.length > mostPaperBytes) {
        problems.push(
          problem('large', (_, said) =>
            m.interviews_consent_large({ megabytes: mostPaperBytes / 1024 ** 2 }, said),
          ),
        );
      }
      if (!isDay(signedOn) || signedOn > today()) {
        problems.push(problem('day', m.interviews_consent_day));
      }
      refuseIfAny(problems);
      return keep(actor, place, informantId, {
        sheetVersion: sheet.version,
        way: 'scan',
        toRecording,
        toQuotes,
        givenOn: signedOn,
        paper: { mediaType: mediaType!, bytes },
      });
    },
    consentPaper: async (actor, studyId, informantId) => {
      const place = enter(actor, studyId);
      const informant = await findInformant(place, informantId);
      const consent = (await listConsents(database, place)).get(informantId);
      if (!informant || !consent) return null;
      const paper = await paperOf(place, informantId, consent);
      if (!paper) return null;
      await interviewKey(database).noteLook(place, {
        on: today(),
        personId: actor.personId,
        personName: actor.name,
      });
      const called = informant.pseudonym.normalize('NFKD').replaceAll(/[^A-Za-z0-9]+/g, '-');
      return { ...paper, fileName: `${called.toLowerCase()}.${endingOf(paper.mediaType)}` };
    },
  };
}

type Say = Parameters<typeof refusal>[1];
const problem = (code: string, say: Say): Problem => ({
  code,
  file: '',
  text: inAllLanguages((locale) => say({}, { locale })),
});
function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new DomainError(
    'consent-faulty',
    inAllLanguages((locale) => m.interviews_consent_faulty({}, { locale })),
    problems,
  );
}
