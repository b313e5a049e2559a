import { mergedScales, newScaleId, type ScaleDraft } from '#modules/workbench/index.ts';

/** What the form about scales asks to be done. */
export type ScalesIntent = 'save' | 'merge' | 'add' | 'move' | 'remove' | 'undo' | 'next';
const intents: readonly string[] = ['save', 'merge', 'add', 'move', 'remove', 'undo', 'next'];

/** The button that was pressed; `remove:ID` says which scale. */
export function intentOf(form: FormData): { intent: ScalesIntent; about: string } {
  const [intent = '', about = ''] = String(form.get('intent') ?? '').split(':', 2);
  return { intent: intents.includes(intent) ? (intent as ScalesIntent) : 'save', about };
}

/** What is missing for the button to do anything. */
export type ScalesMistake = 'merge-two' | 'choose-questions' | 'name-missing';

/**
 * The scales as the form has them: every scale with its name, the questions that are ticked, and which of them are
 * turned; and then what the button does to them.
 *
 * @param before the scales that the form was made from
 * @param taken names that a new scale cannot have
 */
export function scalesFromForm(
  form: FormData,
  before: readonly ScaleDraft[],
  taken: readonly string[],
): { scales: ScaleDraft[]; mistake?: ScalesMistake } {
  const { intent, about } = intentOf(form);
  const scales = before.map((scale): ScaleDraft => {
    const ticked = new Set(form.getAll(`in-${scale.id}`).map(String));
    const turned = new Set(form.getAll(`turned-${scale.id}`).map(String));
    const label = String(form.get(`label-${scale.id}`) ?? '').trim();
    return {
      id: scale.id,
      label: label === '' ? scale.label : label.slice(0, 200),
      items: scale.items
        .filter(({ id }) => ticked.has(id))
        .map(({ id }) => ({ id, isReversed: turned.has(id) })),
    };
  });
  const loose = form.getAll('loose').map(String);
  const chosen = loose.map((id) => ({ id, isReversed: false }));
  switch (intent) {
    case 'remove':
      return { scales: scales.filter(({ id }) => id !== about) };
    case 'merge': {
      const ids = form.getAll('merge').map(String);
      return ids.length < 2 ? { scales, mistake: 'merge-two' } : { scales: mergedScales(scales, ids) };
    }
    case 'add': {
      const label = String(form.get('new-label') ?? '')
        .trim()
        .slice(0, 200);
      if (chosen.length === 0) return { scales, mistake: 'choose-questions' };
      if (label === '') return { scales, mistake: 'name-missing' };
      return { scales: [...scales, { id: newScaleId(label, taken), label, items: chosen }] };
    }
    case 'move': {
      if (chosen.length === 0) return { scales, mistake: 'choose-questions' };
      const into = String(form.get('into') ?? '');
      return {
        scales: scales.map((scale) =>
          scale.id === into ? { ...scale, items: [...scale.items, ...chosen] } : scale,
        ),
      };
    }
    default:
      return { scales };
  }
}
