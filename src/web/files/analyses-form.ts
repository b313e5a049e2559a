import type { Analysis } from '#modules/workbench/index.ts';

/** What is missing for an analysis to be added. */
export type AnalysesMistake = 'outcome-missing' | 'predictors-missing' | 'group-missing' | 'scales-missing';
/** What the form that was sent back says, so that nothing chosen is lost. */
export type ChosenInForm = {
  readonly outcome: string;
  readonly predictors: readonly string[];
  readonly compared: string;
  readonly by: string;
  readonly factorScales: readonly string[];
};
export const nothingChosen: ChosenInForm = {
  outcome: '',
  predictors: [],
  compared: '',
  by: '',
  factorScales: [],
};

export function chosenInForm(form: FormData): ChosenInForm {
  const one = (name: string) => String(form.get(name) ?? '');
  const all = (name: string) => form.getAll(name).map(String);
  return {
    outcome: one('outcome'),
    predictors: all('predictor'),
    compared: one('compared'),
    by: one('by'),
    factorScales: all('factor-scale'),
  };
}

/** What the person chose between, so that the form can ask for no more than there is. */
export type Offered = {
  readonly file: string;
  readonly scales: readonly string[];
  /** Questions with options, the answers to which can be counted. */
  readonly background: readonly string[];
  readonly numbers: readonly string[];
  /** Of questions with three options or more: the answer that the others are compared with in a regression. */
  readonly references: Readonly<Record<string, number | string>>;
};

/** The analysis that the pressed button asks for, or what is missing. */
export function analysisFromForm(
  form: FormData,
  { file, scales, background, numbers, references }: Offered,
): { analysis: Analysis } | { mistake: AnalysesMistake } {
  const { outcome, predictors, compared, by, factorScales } = chosenInForm(form);
  switch (String(form.get('intent') ?? '')) {
    case 'add-reliability':
      return { analysis: { reliability: { file, scales: 'all' } } };
    case 'add-frequencies':
      return { analysis: { frequencies: { file, items: background } } };
    case 'add-describe':
      return { analysis: { describe: { file, variables: [...scales, ...numbers] } } };
    case 'add-correlate':
      return { analysis: { correlate: { file, among: scales } } };
    case 'add-explore': {
      const chosen = scales.filter((id) => factorScales.includes(id));
      if (chosen.length === 0) return { mistake: 'scales-missing' };
      return { analysis: { explore: { file, scales: chosen } } };
    }
    case 'add-regress': {
      const others = predictors.filter((name) => name !== outcome);
      if (outcome === '') return { mistake: 'outcome-missing' };
      if (others.length === 0) return { mistake: 'predictors-missing' };
      const categories = Object.fromEntries(
        others.flatMap((name) => (Object.hasOwn(references, name) ? [[name, references[name]!]] : [])),
      );
      const asKinds = Object.keys(categories).length > 0 ? { categories } : {};
      return { analysis: { regress: { file, outcome, predictors: others, ...asKinds } } };
    }
    default:
      if (compared === '') return { mistake: 'outcome-missing' };
      if (by === '') return { mistake: 'group-missing' };
      return { analysis: { compareMeans: { file, outcome: compared, by } } };
  }
}
