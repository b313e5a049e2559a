import { m } from '#messages';
import { inAList } from '#platform/listing.ts';
import type { MissingHandled } from '../result-parts.ts';
import { mention, type TableContext } from '../tables/table-context.ts';

/** In plain words what was done about missing answers, for the notes of a table. */
export function handledNotes(
  missing: MissingHandled | undefined,
  n: number | null,
  context: TableContext,
  { hasColumn = true } = {},
): string[] {
  if (!missing) return [];
  const locale = { locale: context.language };
  if (missing.method === 'listwise') return [m.reports_missing_listwise({ n: n ?? '–' }, locale)];
  const auxiliary = (missing.auxiliary ?? []).map((variable) => mention(context, variable));
  return [
    missing.method === 'fiml'
      ? m.reports_missing_fiml({ n: n ?? '–' }, locale)
      : m.reports_missing_imputed(
          { n: n ?? '–', imputations: missing.imputations ?? 0, seed: missing.seed ?? 0 },
          locale,
        ),
    ...(missing.level === 'items' ? [m.reports_missing_items({}, locale)] : []),
    ...(auxiliary.length > 0
      ? [m.reports_missing_auxiliary({ variables: inAList(auxiliary, context.language) }, locale)]
      : []),
    ...(hasColumn ? [m.reports_missing_fmi({}, locale)] : []),
  ];
}
