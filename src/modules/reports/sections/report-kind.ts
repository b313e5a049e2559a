import type { NameContext, TableContext } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { AnalysisName, OptionsOf } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import type { Section } from './section.ts';

/** How one kind of analysis is told. */
export type ReportKind<Name extends AnalysisName> = {
  /** The heading of an entry that its study gives no title: what it does, and with what. */
  readonly title: (options: OptionsOf<Name>, context: NameContext) => string;
  /** Finding, figures and tables of one entry. */
  readonly section: (results: Released<Results>, context: TableContext, options: OptionsOf<Name>) => Section;
  /** The formulas, for "how this was computed". */
  readonly formulas: (options: OptionsOf<Name>, language: Language) => string[];
  /** Whether it runs on scale scores, so that how they are made is said. */
  readonly usesScores: boolean;
};

/** The one name in a list of one. */
export function onlyOne(names: 'all' | readonly string[]): string | undefined {
  return names !== 'all' && names.length === 1 ? names[0] : undefined;
}
