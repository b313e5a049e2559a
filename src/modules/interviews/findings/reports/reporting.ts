import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { refusal } from '#platform/errors.ts';
import { holdUnlessWithdrawn } from '../../core/interviews.server.ts';
import { holdSettings } from '../../informants/settings.server.ts';
import { methodCounts } from '../counts.rules.ts';
import {
  type EnteredFindings,
  enterFindings,
  type FindingsParts,
  type StudyAsked,
} from '../enter-findings.ts';
import type { FindingsMaterial, ReportAsked } from '../material.ts';
import { shownQuotes } from '../quotes/quoting.ts';
import { refuseSealed } from '../refuse-sealed.ts';
import { isSealedTo } from '../sealed.rules.ts';
import { listThemes } from '../themes/themes.server.ts';
import { addReport, findReport, type LockedReport, listReports } from './reports.server.ts';

/** A locked report as a list shows it. */
export type ListedReport = LockedReport & {
  /** Informants who have withdrawn since it was locked: how many. */
  readonly withdrawnSince: number;
  /** It has codes of others that whoever asks is not to see yet: they may not read it. */
  readonly isSealed: boolean;
};

export type Reporting = {
  /** The report as it would be locked now. */
  draft(actor: Actor, asked: ReportAsked): Promise<ReportDocument>;
  /**
   * Keeps the report for good as it stands. Locking the same one twice is harmless.
   *
   * @throws DomainError `findings-empty`, `findings-partial`, `findings-changed`, `report-no-title`, `survey-not-yours`
   */
  lock(
    actor: Actor,
    asked: ReportAsked,
    given: {
      readonly reportId: string;
      readonly title: string;
      /** Of the last step that the draft which was read was made from. */
      readonly number: number;
    },
  ): Promise<void>;
  lockedReports(actor: Actor, asked: StudyAsked): Promise<readonly ListedReport[]>;
  /**
   * Null when there is none of that id.
   *
   * @throws DomainError `findings-sealed` to somebody who still codes apart from those whose codes are in it
   */
  lockedReport(
    actor: Actor,
    asked: StudyAsked,
    reportId: string,
  ): Promise<{ readonly report: ListedReport; readonly document: ReportDocument } | null>;
};

const longestTitle = 150;

export function createReporting(parts: FindingsParts): Reporting {
  const { database, build } = parts;
  const list = async (
    { place, interviews, standing }: EnteredFindings,
    { personId }: Actor,
  ): Promise<readonly ListedReport[]> => {
    const here = new Set(interviews.map(({ interviewId }) => interviewId));
    return (await listReports(database, place)).map((report) => ({
      ...report,
      isSealed: isSealedTo(
        { personId: report.personId, interviewIds: report.interviews.map(({ interviewId }) => interviewId) },
        { personId, sealed: standing.sealed },
      ),
      withdrawnSince: report.interviews.filter(({ interviewId }) => !here.has(interviewId)).length,
    }));
  };
  async function materialOf(
    entered: EnteredFindings,
    actor: Actor,
    asked: ReportAsked,
  ): Promise<FindingsMaterial> {
    const { place, standing, interviews, transcripts } = entered;
    const { state, field } = standing;
    const quotes = await shownQuotes(database, entered, actor);
    const pseudonyms = new Map(interviews.map(({ interviewId, pseudonym }) => [interviewId, pseudonym]));
    return {
      field,
      isPartial: standing.isPartial,
      number: state.number,
      concepts: state.concepts,
      groups: state.groups,
      texts: state.texts,
      counts: methodCounts({ state, field, transcripts, pseudonyms }),
      quotes: quotes.filter(({ standing }) => standing === 'stands'),
      themes: standing.isPartial ? [] : await listThemes(database, place),
      survey: (await parts.survey(actor, asked)) ?? [],
    };
  }
  return {
    draft: async (actor, asked) => {
      const entered = await enterFindings(parts, actor, asked.studyId);
      const material = await materialOf(entered, actor, asked);
      return build(material, {
        ...asked,
        title: m.findings_report_title({}, { locale: asked.language }),
        on: entered.today,
        lockedBy: null,
      });
    },
    lock: async (actor, asked, { reportId, title: given, number }) => {
      const title = given.replaceAll(/\s+/gu, ' ').trim();
      if (title === '' || title.length > longestTitle)
        throw refusal('report-no-title', m.findings_lock_no_title);
      const entered = await enterFindings(parts, actor, asked.studyId);
      const { place, standing, transcripts, today } = entered;
      if (await findReport(database, place, reportId)) return;
      if (standing.isPartial) throw refusal('findings-partial', m.findings_lock_partial);
      const material = await materialOf(entered, actor, asked);
      if (material.field.codes.length === 0 || material.concepts.length === 0) {
        throw refusal('findings-empty', m.findings_lock_empty);
      }
      // What is locked is what was read: somebody who codes at the same time may have moved a concept since.
      if (standing.state.number !== number) throw refusal('findings-changed', m.findings_lock_changed);
      const tellsOfSurvey = material.themes.some(({ survey }) => survey.length > 0);
      if (tellsOfSurvey && (await parts.survey(actor, asked)) === null) {
        throw refusal('survey-not-yours', m.findings_lock_survey);
      }
      const document = build(material, { ...asked, title, on: today, lockedBy: actor.name });
      const interviews = [...transcripts.keys()]
        .filter((interviewId) => entered.interviews.some((one) => one.interviewId === interviewId))
        .toSorted()
        .map((interviewId) => ({
          interviewId,
          quotes: material.quotes.filter((quote) => quote.interviewId === interviewId).length,
        }));
      await database.transaction().execute(async (transaction) => {
        // Before any informant, as whoever takes in a withdrawal does; and of two who lock, one is the first.
        await holdSettings(transaction, place);
        for (const { interviewId } of interviews) {
          const { isWithdrawn } = await holdUnlessWithdrawn(transaction, { ...place, interviewId });
          // Somebody took their consent back while the document was made: their words are not to be kept for good.
          if (isWithdrawn) throw refusal('findings-changed', m.findings_lock_changed);
        }
        await addReport(transaction, place, {
          reportId,
          title,
          document,
          interviews,
          language: asked.language,
          lockedOn: today,
          byName: actor.name,
          personId: actor.personId,
        });
      });
    },
    lockedReports: async (actor, { studyId }) => list(await enterFindings(parts, actor, studyId), actor),
    lockedReport: async (actor, { studyId }, reportId) => {
      const entered = await enterFindings(parts, actor, studyId);
      const report = (await list(entered, actor)).find((one) => one.reportId === reportId);
      if (!report) return null;
      if (report.isSealed) refuseSealed(entered.standing.sealed);
      return { report, document: (await findReport(database, entered.place, reportId))! };
    },
  };
}
