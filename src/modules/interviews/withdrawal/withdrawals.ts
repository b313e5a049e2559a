import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { destroyPaperKey } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import {
  holdInformant,
  interviewIdsOf,
  listInformants,
  listInterviews,
  markHeld,
  markWithdrawn,
} from '../core/interviews.server.ts';
import { eraseNotes, listNotes } from '../hold/notes.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import { holdSettings } from '../informants/settings.server.ts';
import { placeInformant } from '../sample/samples.server.ts';
import type { Informant, InterviewPlace, InterviewsPlace } from '../schema.ts';
import type { InterviewEraser, ReportWith, TakenOut } from './eraser.ts';
import { addCounts, type RemovedCounts } from './removed.ts';
import {
  addReceipt,
  findReceipt,
  listWithdrawn,
  type Receipt,
  removeConsents,
} from './withdrawals.server.ts';

/** What there is of an informant; or, when they have withdrawn, the receipt for what there was, and what stays. */
export type WithdrawalLook = {
  readonly informant: Informant;
  readonly receipt: Receipt | null;
  readonly there: RemovedCounts;
  /** What cannot be taken back. */
  readonly lockedReports: readonly ReportWith[];
  /** Nor can files on somebody's disk; whoever took them out can be asked to delete them. */
  readonly takenOut: readonly TakenOut[];
};

export type Withdrawals = {
  /** Null when there is no such informant. */
  withdrawal(actor: Actor, studyId: string, informantId: string): Promise<WithdrawalLook | null>;
  /**
   * Removes everything of an informant in one transaction: name, signed papers, notes, and what the erasers hold. What is
   * kept is the pseudonym, which nobody else gets, and a receipt. Doing it twice is harmless.
   *
   * @throws DomainError `informant-not-there`
   */
  withdraw(actor: Actor, studyId: string, informantId: string): Promise<void>;
  /** Destroys keys again that a server which died may have left behind. */
  destroyLeftKeys(organisationId: string): Promise<void>;
};

export function createWithdrawals(parts: InterviewParts): Withdrawals {
  const { database, keys, today, interviewKey } = parts;
  const erasers: readonly InterviewEraser[] = [notesEraser, ...parts.erasers];
  const enter = (actor: Actor, studyId: string): InterviewsPlace => {
    refuseUnless(actor, 'conductInterviews', { studyId });
    return { organisationId: actor.organisationId, studyId };
  };
  const interviewsOf = async (from: Database, place: InterviewsPlace, informantId: string) =>
    (await listInterviews(from, place))
      .filter((interview) => interview.informantId === informantId)
      .map(({ interviewId }): InterviewPlace => ({ ...place, interviewId }));
  const findInformant = async (from: Database, place: InterviewsPlace, informantId: string) =>
    (await listInformants(from, place)).find((one) => one.informantId === informantId);

  return {
    withdrawal: async (actor, studyId, informantId) => {
      const place = enter(actor, studyId);
      const informant = await findInformant(database, place, informantId);
      if (!informant) return null;
      const counts: RemovedCounts[] = [];
      const reports = new Map<string, ReportWith>();
      const takenOut: TakenOut[] = [];
      // Whoever has withdrawn too: what is locked and what was taken out is there still.
      for (const interviewId of await interviewIdsOf(database, place, informantId)) {
        const interview = { ...place, interviewId };
        for (const eraser of erasers) {
          counts.push({ names: 0, papers: 0, ...(await eraser.count(database, interview)) });
          for (const report of (await eraser.lockedReports?.(database, interview)) ?? []) {
            const quotes = report.quotes + (reports.get(report.reportId)?.quotes ?? 0);
            reports.set(report.reportId, { ...report, quotes });
          }
          takenOut.push(...((await eraser.takenOut?.(database, interview)) ?? []));
        }
      }
      const key = interviewKey(database);
      const there = {
        names: (await key.find(place, informantId)) ? 1 : 0,
        papers: await key.countPapers(place, informantId),
        ...addCounts(counts),
      };
      return {
        informant,
        receipt: await findReceipt(database, place, informantId),
        there,
        lockedReports: [...reports.values()].toSorted((a, b) => b.version - a.version),
        takenOut,
      };
    },
    withdraw: async (actor, studyId, informantId) => {
      const place = enter(actor, studyId);
      let interviews: readonly InterviewPlace[] = [];
      await database.transaction().execute(async (transaction) => {
        // Nothing is taken in of this study's informants while one of them is being removed.
        await holdSettings(transaction, place);
        await holdInformant(transaction, place, informantId);
        const informant = await findInformant(transaction, place, informantId);
        if (!informant) throw refusal('informant-not-there', m.interviews_informant_not_there);
        if (informant.withdrawnOn !== null) return;
        const counts = [];
        interviews = await interviewsOf(transaction, place, informantId);
        for (const interview of interviews) {
          for (const eraser of erasers) counts.push(await eraser.eraseInterview(transaction, interview));
          await markHeld(transaction, interview, null);
        }
        const removed = {
          ...(await interviewKey(transaction).remove(place, informantId)),
          ...addCounts(counts),
        };
        await removeConsents(transaction, place, informantId);
        await placeInformant(transaction, place, informantId, null);
        await markWithdrawn(transaction, place, informantId, today());
        await addReceipt(transaction, place, {
          informantId,
          withdrawnOn: today(),
          removed,
          byName: actor.name,
        });
      });
      // Copies of papers and recordings in backups open no longer either.
      destroyPaperKey(keys, { ...place, informantId });
      for (const interview of interviews) {
        for (const eraser of erasers) await eraser.afterwards?.(database, interview);
      }
    },
    destroyLeftKeys: async (organisationId) => {
      for (const { studyId, informantId } of await listWithdrawn(database, organisationId)) {
        destroyPaperKey(keys, { organisationId, studyId, informantId });
      }
    },
  };
}

const notesEraser: InterviewEraser = {
  count: async (database, place) => ({
    notes: (await listNotes(database, place)).filter(({ note }) => note !== '').length,
  }),
  eraseInterview: async (transaction, place) => ({ notes: await eraseNotes(transaction, place) }),
};
