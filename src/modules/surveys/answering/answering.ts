import { itemsOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { deleteBegun } from '../begun.server.ts';
import { draftOf, type Link, makeLink, readLink, receiptOf } from '../links/link.ts';
import { type OpenVisit, readOpenInvitation } from '../links/open-link.ts';
import { secretName, secretsFromBytes, type WaveSecrets } from '../links/wave-secrets.ts';
import { findWave, receiptsWithAnswer, type Wave } from '../store.server.ts';
import { type Given, withoutUnasked } from './asked.rules.ts';
import { keepBegun, readBegun } from './drafts.ts';
import { submitAnswer } from './submit-answer.ts';

/** One respondent's way through a questionnaire. It knows audience and office, and no name. */
export type Answering = {
  readonly study: Study;
  readonly audience: string;
  readonly minimumGroup: number;
  /** Who asks, and where questions about it go; either may be empty. */
  readonly sender?: { readonly name: string; readonly replyTo: string };
  /** What has been answered so far and not sent. */
  begun(): Promise<Given | null>;
  /** False when the wave has closed. */
  keep(given: Given): Promise<boolean>;
  /** False when the wave has closed. */
  submit(given: Given): Promise<boolean>;
  /** Forgets what was begun. */
  discard(): Promise<void>;
  /** Only where the questions are being tried out by a tester, who knows it. */
  readonly trial?: Trial;
};
/** What is asked of a tester beyond the questions: how long they take, and what they think of them. */
export type Trial = {
  /** A section, counted from 0, comes before their eyes. */
  begin(section: number): Promise<void>;
  end(section: number): Promise<void>;
  /** What they have said, by question; the empty id is about the whole. */
  comments(): Promise<ReadonlyMap<string, string>>;
  comment(itemId: string, text: string): Promise<void>;
  /** How long they have taken so far. */
  seconds(): Promise<number>;
};
export type Visit =
  | { readonly kind: 'open'; readonly answering: Answering; readonly open: OpenVisit | null }
  | {
      readonly kind: 'used' | 'unknown';
      readonly languages?: Study['languages'];
      /** Where it was by an open link, such as on a tablet that the next person takes over. */
      readonly open?: OpenVisit | null;
    }
  /** The wave of this address is over. Its keys are gone, so nobody can tell any more whether the link was ours. */
  | { readonly kind: 'closed'; readonly languages?: undefined; readonly open?: undefined };

export type AnsweringOptions = {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly organisationId: string;
  readonly findStudy: (studyId: string, version: number) => Promise<Study | null>;
};

const waveIdBytes = 12;
const waveCharacters = 16;

/** The whole of what stands in a personal address: which wave, and the link. */
export function addressOf(waveId: string, link: Link, linkKey: Uint8Array): string {
  return Buffer.from(waveId, 'hex').toString('base64url') + makeLink(link, linkKey);
}

/** Whoever answers comes in here, with nothing but the address of their letter. */
export function createAnswering(options: AnsweringOptions) {
  const { database, keys, organisationId } = options;

  async function visit(address: string): Promise<Visit> {
    const waveId = Buffer.from(address.slice(0, waveCharacters), 'base64url').toString('hex');
    const token = address.slice(waveCharacters);
    const secrets = secretsOf(waveId);
    // A made-up link takes the same way as a good one, so that the time it takes says nothing.
    const link = readLink(token, secrets?.linkKey ?? new Uint8Array(32));
    const wave = await findWave(database, { organisationId, waveId });
    const receipt = receiptOf(link?.invitationId ?? '', secrets?.receiptKey ?? new Uint8Array(32));
    const answered = await receiptsWithAnswer(database, { organisationId, waveId }, [receipt]);
    if (wave?.state === 'closed' || wave?.state === 'archived') return { kind: 'closed' };
    if (!secrets || !link || wave?.state !== 'open') return { kind: 'unknown' };
    const study = await options.findStudy(wave.studyId, wave.studyVersion);
    if (!study || itemsOf(study, link.audience).length === 0) return { kind: 'unknown' };
    const open = readOpenInvitation(link.invitationId);
    if (answered.size > 0) return { kind: 'used', languages: study.languages, open };
    return { kind: 'open', answering: answeringBy({ wave, study, link, token, secrets }), open };
  }

  function secretsOf(waveId: string): WaveSecrets | null {
    if (waveId.length !== 2 * waveIdBytes) return null;
    const bytes = keys.read(secretName(organisationId, waveId));
    return bytes ? secretsFromBytes(bytes) : null;
  }

  function answeringBy(by: {
    wave: Wave;
    study: Study;
    link: Link;
    token: string;
    secrets: WaveSecrets;
  }): Answering {
    const { wave, study, link, token, secrets } = by;
    return {
      study,
      audience: link.audience,
      minimumGroup: wave.minimumGroup,
      sender: { name: wave.senderName, replyTo: wave.replyTo },
      begun: () => readBegun(database, { wave, token }),
      keep: (given) =>
        keepBegun(database, { wave, token, begun: withoutUnasked(study, link.audience, given) }),
      submit: (given) =>
        submitAnswer(database, {
          wave,
          link,
          token,
          receiptKey: secrets.receiptKey,
          answer: withoutUnasked(study, link.audience, given),
        }),
      discard: () => deleteBegun(database, wave, draftOf(token).draft),
    };
  }

  return { visit };
}
