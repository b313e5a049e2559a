import type { Database } from '#platform/database/database.ts';
import type { NumberSource } from '../outcomes/outcomes-read.ts';
import type { Period } from '../values/months.rules.ts';

type Tables = {
  scorecard_imports: {
    organisation_id: string;
    import_id: number;
    kind: NumberSource['kind'];
    file_name: string;
    file_sha256: string;
    imported_on: string;
    by_name: string;
  };
  monthly_values: {
    organisation_id: string;
    indicator_code: string;
    unit_number: string;
    month: string;
    import_id: number | null;
  };
  targets: {
    organisation_id: string;
    indicator_code: string;
    unit_number: string;
    from_month: string;
    import_id: number | null;
  };
  user_survey_results: {
    organisation_id: string;
    period: string;
    unit_number: string;
    import_id: number | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
type Place = { readonly organisationId: string };
type KeptImport = {
  readonly kind: NumberSource['kind'];
  readonly fileName: string;
  readonly sha256: string;
  readonly importedOn: string;
  readonly byName: string;
};

/** Writes down that a sheet was taken in, and tells its id; under the scorecard's lock, where nobody else takes the same. */
export async function addImport(
  transaction: Database,
  { organisationId }: Place,
  { kind, fileName, sha256, importedOn, byName }: KeptImport,
): Promise<number> {
  const { last } = await tablesOf(transaction)
    .selectFrom('scorecard_imports')
    .select((builder) => builder.fn.max('import_id').as('last'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const importId = Number(last ?? 0) + 1;
  await tablesOf(transaction)
    .insertInto('scorecard_imports')
    .values({
      organisation_id: organisationId,
      import_id: importId,
      kind,
      file_name: fileName,
      file_sha256: sha256,
      imported_on: importedOn,
      by_name: byName,
    })
    .execute();
  return importId;
}

type Asked = Place & {
  /** Months, both with. */
  readonly period: Period;
  readonly units: readonly string[];
  readonly indicator?: string;
  /** The round of the user survey; none, unless said. */
  readonly userSurvey?: string | null;
};

/** The sheets that some units' numbers came by, by kind, day and name; last of a kind those that came by none. */
export async function sourcesOf(database: Database, asked: Asked): Promise<readonly NumberSource[]> {
  const { organisationId, period, units, indicator, userSurvey } = asked;
  if (units.length === 0) return [];
  let values = tablesOf(database)
    .selectFrom('monthly_values')
    .select(['import_id', (builder) => builder.fn.countAll<string>().as('numbers')])
    .where('organisation_id', '=', organisationId)
    .where('month', '>=', period.from)
    .where('month', '<=', period.to)
    .where('unit_number', 'in', units);
  let targets = tablesOf(database)
    .selectFrom('targets')
    .select(['import_id', (builder) => builder.fn.countAll<string>().as('numbers')])
    .where('organisation_id', '=', organisationId)
    .where('from_month', '<=', period.to)
    .where('unit_number', 'in', [...units, '']);
  if (indicator !== undefined) {
    values = values.where('indicator_code', '=', indicator);
    targets = targets.where('indicator_code', '=', indicator);
  }
  const survey = tablesOf(database)
    .selectFrom('user_survey_results')
    .select(['import_id', (builder) => builder.fn.countAll<string>().as('numbers')])
    .where('organisation_id', '=', organisationId)
    .where('period', '=', userSurvey ?? '')
    .where('unit_number', 'in', units);
  const imports = await tablesOf(database)
    .selectFrom('scorecard_imports')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .execute();
  const known = new Map(imports.map((one) => [one.import_id, one]));
  const from = (
    kind: NumberSource['kind'],
    rows: readonly { import_id: number | null; numbers: string }[],
  ): NumberSource[] =>
    rows
      .map(({ import_id, numbers }) => {
        const found = import_id === null ? undefined : known.get(import_id);
        return {
          kind,
          fileName: found?.file_name ?? null,
          sha256: found?.file_sha256 ?? null,
          importedOn: found?.imported_on ?? null,
          numbers: Number(numbers),
        };
      })
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return [
    ...from('values', await values.groupBy('import_id').execute()),
    ...from('targets', await targets.groupBy('import_id').execute()),
    ...from('userSurvey', await survey.groupBy('import_id').execute()),
  ];
}

const sortKey = ({ importedOn, fileName, sha256 }: NumberSource) =>
  `${importedOn ?? '~'} ${fileName ?? ''} ${sha256 ?? ''}`;
