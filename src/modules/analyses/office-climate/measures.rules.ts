import { itemsOf, itemsOfScale, optionsOf, scalesIn } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';

/**
 * What is compared between offices: every scale, and the agreement questions that the plan names by themselves. A
 * question that only counts as a part of its scale is no finding of its own.
 */
export function climateMeasures(study: Study, file: string): readonly string[] {
  const named = new Set([...study.plan, ...study.postHoc].flatMap((entry) => wordsIn(optionsOf(entry))));
  const registration = study.offices?.registration;
  const questions = itemsOf(study, file)
    .filter(({ kind, id }) => kind === 'agreement' && (named.has(id) || id === registration))
    .map(({ id }) => id);
  return [...scalesIn(study, file).map(({ id }) => id), ...questions];
}

function wordsIn(options: unknown): string[] {
  const words: string[] = [];
  JSON.stringify(options, (_key, value) => {
    if (typeof value === 'string') words.push(value.replace(/^-/, ''));
    return value;
  });
  return words;
}

/**
 * Measures that are made of the same answers, together: a scale, its questions, and other scales with one of them. What
 * is withheld of one of them would follow from the others: the mean of a scale less those of all its questions but one
 * is the mean of that one.
 */
export function linkedMeasures(study: Study, measures: readonly string[]): readonly (readonly string[])[] {
  const questionsOf = (id: string) =>
    Object.hasOwn(study.scales, id) ? itemsOfScale(study.scales[id]!).map((item) => item.id) : [id];
  let clusters: { ids: string[]; questions: Set<string> }[] = [];
  for (const id of measures) {
    const questions = questionsOf(id);
    const touching = clusters.filter((cluster) => questions.some((one) => cluster.questions.has(one)));
    clusters = [
      ...clusters.filter((cluster) => !touching.includes(cluster)),
      {
        ids: [...touching.flatMap(({ ids }) => ids), id],
        questions: new Set([...touching.flatMap((cluster) => [...cluster.questions]), ...questions]),
      },
    ];
  }
  return clusters.map(({ ids }) => ids);
}
