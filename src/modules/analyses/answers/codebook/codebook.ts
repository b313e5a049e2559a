import { m } from '#messages';
import { comparable } from '#modules/studies/index.ts';
import { openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { isUserMissing, type LabelledVariable, type MissingCode } from '../labelled/labelled-file.ts';
import { isLabelled, openLabelled } from '../labelled/open-labelled.ts';
import { ColumnSummariser, type ColumnSummary } from './summarise-column.ts';

/** One column of a file that no study describes yet. How many gave which answer is kept out of it. */
export type CodebookVariable = Omit<ColumnSummary, 'kind' | 'areDates' | 'missingWords'> & {
  readonly name: string;
  readonly label: string | undefined;
  readonly kind: 'number' | 'text' | 'date';
  readonly valueLabels: readonly {
    readonly value: number | string;
    readonly label: string;
    readonly isMissing: boolean;
  }[];
  /** Codes that the file says, or words that themselves say, that there is no answer. */
  readonly missingCodes: readonly MissingCode[];
  readonly missing: number;
};

export type Codebook = {
  readonly fileName: string;
  readonly rowCount: number;
  readonly variables: readonly CodebookVariable[];
};

/**
 * What is in a file of answers: its variables with name, label, kind, value labels, missing codes, how many
 * answered, and the range. For SPSS (`.sav`, `.zsav`), Stata (`.dta`) and Excel (`.xlsx`)
 * files, and CSV files with headings.
 *
 * @throws DomainError `answers-file` when the file cannot be read
 * @example codebookOf(readFileSync('svar.sav'), 'svar.sav').variables[0].label
 */
export function codebookOf(bytes: Uint8Array, fileName: string): Codebook {
  const problems = new TableProblems(fileName);
  const codebook = isLabelled(bytes)
    ? labelledCodebook(bytes, fileName, problems)
    : csvCodebook(bytes, fileName, problems);
  tellOfSameNames(codebook?.variables ?? [], problems);
  problems.refuseIfAny('answers-file', (locale) => m.analyses_answers_refused({}, { locale }));
  if (!codebook) throw new Error('A table that cannot be opened has a problem that says why');
  return codebook;
}

/** Names that only differ in case or spaces cannot be told apart when answers are read. */
function tellOfSameNames(variables: readonly CodebookVariable[], problems: TableProblems): void {
  const taken = new Set<string>();
  for (const { name } of variables) {
    const same = comparable(name);
    if (same !== '' && taken.has(same)) {
      problems.add('duplicate-heading', { columnName: name }, (locale) =>
        m.analyses_answers_duplicate_heading({}, { locale }),
      );
    }
    taken.add(same);
  }
}

function labelledCodebook(
  bytes: Uint8Array,
  fileName: string,
  problems: TableProblems,
): Codebook | undefined {
  const file = openLabelled(bytes, problems);
  if (!file) return undefined;
  const { rowCount } = file;
  return { fileName, rowCount, variables: file.variables.map((variable) => describe(variable, rowCount)) };
}

function describe(variable: LabelledVariable, rowCount: number): CodebookVariable {
  const { name, label, values, missing: missingCodes, isDate } = variable;
  const labelled = [...variable.valueLabels.keys()].filter((value) => typeof value === 'string');
  const summariser = new ColumnSummariser(labelled);
  if (values.kind === 'numeric') {
    for (const value of values.numbers) {
      if (!Number.isNaN(value) && !isUserMissing(missingCodes, value)) summariser.addNumber(value);
    }
  } else {
    for (const text of values.texts) {
      if (text.trim() !== '' && !isUserMissing(missingCodes, text)) summariser.addText(text.trim());
    }
  }
  const { missingWords: _, areDates: __, ...summary } = summariser.finish();
  const labels = [...variable.valueLabels].map(([value, text]) => ({
    value,
    label: text,
    isMissing: isUserMissing(missingCodes, value),
  }));
  return {
    ...summary,
    name,
    label,
    kind: isDate ? 'date' : values.kind === 'text' ? 'text' : 'number',
    valueLabels: labels.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    missingCodes,
    missing: rowCount - summary.valid,
  };
}

function csvCodebook(bytes: Uint8Array, fileName: string, problems: TableProblems): Codebook | undefined {
  const table = openTable({ bytes, problems });
  if (!table) return undefined;
  const summarisers = table.headings.map(() => new ColumnSummariser());
  let rowCount = 0;
  scanBody(table, problems, (row) => {
    rowCount += 1;
    for (const [cell, summariser] of summarisers.entries()) {
      summariser.addCell(cellText(table.bytes, row, cell));
    }
  });
  const variables = table.headings.map((name, cell): CodebookVariable => {
    const { missingWords, areDates, ...summary } = summarisers[cell]!.finish();
    return {
      ...summary,
      kind: areDates ? 'date' : summary.kind,
      name,
      label: undefined,
      valueLabels: [],
      missingCodes: missingWords,
      missing: rowCount - summary.valid,
    };
  });
  // A column without a heading is nobody's, here as where answers are read.
  return { fileName, rowCount, variables: variables.filter(({ name }) => name !== '') };
}
