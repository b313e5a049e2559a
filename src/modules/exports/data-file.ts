import {
  type Cell,
  gather,
  gatherList,
  isWithheld,
  type Microdata,
  type Released,
  type Respondent,
  releaseFreeTexts,
  releaseMicrodata,
  viewOf,
} from '#modules/privacy/index.ts';
import { itemsOf, labelOf, officeItem } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { notesOf } from './say.ts';
import type { DataFile, Provenance } from './schema.ts';
import { type Column, codeOf, columnsOf, officeColumn } from './variables.ts';

/**
 * Makes the data file of one questionnaire from the answers of a closed wave: released row by row, with names, labels
 * and codes from the study file. The columns are headed as the study file says, so that the file can be analysed with it.
 *
 * @param texts what was written, each by itself, with the question it answers
 * @param minimumGroup of the wave; the study's own counts where it is larger
 */
export function makeDataFile(options: {
  readonly study: Study;
  readonly audience: string;
  readonly respondents: readonly Respondent[];
  readonly texts: readonly { readonly item: string; readonly text: string }[];
  readonly minimumGroup: number;
  readonly provenance: Omit<Provenance, 'audience' | 'audienceTitle'>;
  readonly language: Language;
}): Released<DataFile> {
  const { study, audience, language } = options;
  const policy = { minimumGroup: Math.max(options.minimumGroup, study.privacy.minimumGroup) };
  const items = itemsOf(study, audience);
  const asked = items.filter(({ kind }) => kind !== 'text');
  // Where somebody says they work tells as much as where they were asked, marked so or not.
  const office = officeItem(study, audience);
  const identifying = asked.filter((item) => item.identifying === true || item === office);
  const microdata = releaseMicrodata(
    {
      respondents: options.respondents,
      items: asked.map(({ id }) => id),
      identifying: identifying.map(({ id }) => id),
    },
    policy,
  );
  const texts = gatherList(
    // What points to a person in their own words cannot be withheld in part.
    items
      .filter((item) => item.kind === 'text' && item.identifying !== true)
      .map(({ id }) =>
        releaseFreeTexts(
          { item: id, texts: options.texts.filter(({ item }) => item === id).map(({ text }) => text) },
          policy,
        ),
      ),
  );
  const audienceTitle = textIn(study.instruments[audience]!.title ?? study.title, language);
  const provenance = { ...options.provenance, audience, audienceTitle };
  const hidden = new Set(identifying.map(({ id }) => id));
  const columns = columnsOf({ study, asked, hidden, language });
  return viewOf(gather({ microdata, texts }, { provenance }), (all) => ({
    provenance: all.provenance,
    language,
    table: {
      label: all.provenance.studyTitle,
      notes: notesOf(all.provenance, all.microdata.report, language),
      ...tableOf(all.microdata, columns, officeColumn(study, audience, language)),
    },
    report: {
      ...all.microdata.report,
      identifying: all.microdata.report.identifying.map((one) => ({
        ...one,
        label: labelOf(study, one.item, language, audience),
      })),
    },
    texts: all.texts.map((one) => ({
      ...one,
      name: items.find(({ id }) => id === one.item)!.column ?? one.item,
      label: labelOf(study, one.item, language, audience),
    })),
  }));
}

function tableOf({ rows }: Microdata, columns: readonly Column[], office: Column) {
  const hasOffice = rows.some((row) => row.office !== null);
  const cells = (column: Column, of: (row: Microdata['rows'][number]) => Cell) =>
    rows.map(of).map((cell) => (isWithheld(cell) ? codeOf(column) : cell));
  return {
    variables: [...(hasOffice ? [office] : []), ...columns].map(({ variable }) => variable),
    columns: [
      ...(hasOffice ? [cells(office, (row) => row.office)] : []),
      ...columns.map((column, at) => cells(column, (row) => row.answers[at]!)),
    ],
  };
}
