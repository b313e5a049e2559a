import { findItem, itemsOf, labelOf, officeFile, optionLabel, scalesIn } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { DeskVariable } from './schema.ts';

/** The variables of a file that analyses can use, in the order of the questionnaire, scales first. */
export function deskVariables(study: Study, file: string, language: Language): readonly DeskVariable[] {
  const scales = scalesIn(study, file).map(
    ({ id }): DeskVariable => ({
      id,
      label: labelOf(study, id, language, file),
      kind: 'number',
      place: 'scale',
      options: [],
      range: null,
    }),
  );
  const items = itemsOf(study, file).flatMap((item) => itemVariable(item, study, file, language));
  if (file !== officeFile) return [...scales, ...items];
  const outcomes = Object.keys(study.outcomes).map(
    (id): DeskVariable => ({
      id,
      label: labelOf(study, id, language, file),
      kind: 'number',
      place: 'outcome',
      options: [],
      range: null,
    }),
  );
  // The mean of codes says nothing of an office.
  return [...outcomes, ...scales, ...items.filter(({ kind }) => kind !== 'choice')];
}

function itemVariable(item: Item, study: Study, file: string, language: Language): DeskVariable[] {
  const label = labelOf(study, item.id, language, file);
  const base = { id: item.id, label, options: [], range: null };
  switch (item.kind) {
    case 'choice': {
      const options = item.options.map(({ value }) => ({ value, label: optionLabel(item, value, language) }));
      return [{ ...base, kind: 'choice', place: 'background', options }];
    }
    case 'agreement':
      return [
        { ...base, kind: 'steps', place: 'question', range: [item.lowest, item.lowest + item.points - 1] },
      ];
    case 'number': {
      const hasEnds = item.minimum !== undefined && item.maximum !== undefined;
      return [
        {
          ...base,
          kind: 'number',
          place: 'question',
          range: hasEnds ? [item.minimum!, item.maximum!] : null,
        },
      ];
    }
    case 'text':
      return [];
  }
}

/** A choice can be computed with when all its codes are numbers. */
export function isComputable({ kind, options }: DeskVariable): boolean {
  return kind !== 'choice' || options.every(({ value }) => typeof value === 'number');
}

/** The scale that all of these questions belong to, if there is one. */
export function scaleOfAll(variables: readonly string[], study: Study, file: string): string | undefined {
  const found = scalesIn(study, file).find(({ items }) => {
    const ids = items.map((name) => name.replace(/^-/, ''));
    return ids.length > 1 && variables.every((id) => ids.includes(id) && findItem(study, file, id));
  });
  return found?.id;
}
