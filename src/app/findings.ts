import {
  type CodingRoom,
  createFindings,
  type Findings,
  type SurveyReport,
} from '#modules/interviews/index.ts';
import { may } from '#modules/organisation/index.ts';
import { buildFindingsReport } from '#modules/reports/index.ts';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { findStudyReport, findWaveReport } from '#modules/reports/store.server.ts';
import { wavesIn } from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import { norwegianDay } from './norwegian-day.ts';
import { organisationId } from './organisation.ts';

/** What was found in interviews, for the pages; beside it, what stored reports of the survey tell. */
export const createFindingsService = (parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly coding: CodingRoom;
}): Findings =>
  createFindings({
    ...parts,
    today: () => norwegianDay(parts.clock),
    build: buildFindingsReport,
    survey: async (actor, { studyId, language }) =>
      may(actor, 'exportData', { studyId }) ? surveyReports(parts.database, studyId, language) : null,
  });

/** The reports that are stored, of the study and of its waves; nothing is reckoned here. */
async function surveyReports(
  database: Database,
  studyId: string,
  language: Language,
): Promise<readonly SurveyReport[]> {
  const reports: SurveyReport[] = [];
  const ofStudy = await findStudyReport(database, { organisationId, studyId, language });
  if (ofStudy) reports.push(surveyReport(ofStudy.document, 'study', `/studies/${studyId}/report`));
  const waves = await wavesIn(database, { organisationId, states: ['closed', 'archived'] });
  for (const { waveId } of waves.filter((wave) => wave.studyId === studyId)) {
    const report = await findWaveReport(database, { organisationId, waveId, language });
    if (report) {
      const href = `/studies/${studyId}/waves/${waveId}/report`;
      reports.push(surveyReport(report.document, `wave-${waveId}`, href));
    }
  }
  return reports;
}

/** Each finding of a document, under its heading, with what the table or figure after it says of where it came from. */
function surveyReport(
  { title, subtitle, blocks }: ReportDocument,
  source: string,
  href: string,
): SurveyReport {
  let heading = { id: '', text: '' };
  let count = 0;
  const findings = blocks.flatMap((block, at) => {
    if (block.kind === 'heading') {
      heading = block;
      count = 0;
    }
    if (block.kind !== 'finding') return [];
    count += 1;
    const after = blocks.slice(at + 1).find((next) => 'provenance' in next || next.kind === 'heading');
    const { text } = block;
    return [
      {
        key: `${heading.id}.${count}`,
        heading: heading.text,
        text:
          typeof text === 'string'
            ? text
            : text.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
        provenance: after && 'provenance' in after ? after.provenance.text : null,
      },
    ];
  });
  return { source, title: subtitle ? `${title}, ${subtitle}` : title, href, findings };
}
