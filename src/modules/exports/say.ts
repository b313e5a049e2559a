import { m } from '#messages';
import type { MicrodataReport } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import type { DataFile, Provenance } from './schema.ts';

type From = {
  readonly provenance: Provenance;
  readonly report: Pick<MicrodataReport, 'respondents' | 'minimumGroup'>;
};

/** Where the data come from, as pairs of what and which. */
export function provenanceRows({ provenance: from, report }: From, language: Language): [string, string][] {
  const locale = { locale: language };
  return [
    [m.exports_from_study({}, locale), `${from.studyTitle} (${from.studyId})`],
    [m.exports_from_version({}, locale), String(from.studyVersion)],
    [m.exports_from_audience({}, locale), `${from.audienceTitle} (${from.audience})`],
    [m.exports_from_wave({}, locale), `${from.waveTitle} (${from.waveId})`],
    [m.exports_from_dates({}, locale), `${from.openedOn ?? '–'} – ${from.closedOn ?? '–'}`],
    [m.exports_from_n({}, locale), String(report.respondents)],
    [m.exports_from_minimum({}, locale), String(report.minimumGroup)],
    [m.exports_from_study_hash({}, locale), from.studySha256],
    [m.exports_from_plan_hash({}, locale), from.planSha256],
    [m.exports_from_program({}, locale), from.program],
  ];
}

/** What was withheld and why, a sentence for each thing; never empty. */
export function withheldSentences(
  { report, texts }: Pick<DataFile, 'report' | 'texts'>,
  language: Language,
): string[] {
  const locale = { locale: language };
  const minimum = report.minimumGroup;
  if (report.isWithheldWhole) return [m.exports_withheld_whole({ minimum }, locale)];
  const { offices } = report;
  const sentences = [
    ...(offices.respondents > 0
      ? [m.exports_withheld_offices({ ...offices, n: report.respondents, minimum }, locale)]
      : []),
    ...report.identifying
      .filter(({ withheld }) => withheld > 0)
      .map(({ label, withheld, of }) =>
        m.exports_withheld_answers({ question: label, withheld, of, minimum }, locale),
      ),
    ...texts
      .filter(({ isWithheld }) => isWithheld)
      .map(({ label }) => m.exports_withheld_texts({ question: label, minimum }, locale)),
  ];
  return sentences.length > 0 ? sentences : [m.exports_withheld_nothing({}, locale)];
}

/** The same in short, to stand in a file that has room for notes. */
export function notesOf(from: Provenance, report: MicrodataReport, language: Language): string[] {
  const locale = { locale: language };
  return [
    ...(from.synthetic ? [from.synthetic] : []),
    ...provenanceRows({ provenance: from, report }, language).map(([what, which]) => `${what}: ${which}`),
    m.exports_note_withheld({ minimum: report.minimumGroup }, locale),
    m.exports_note_order({}, locale),
  ];
}
