import { passes } from '#modules/studies/index.ts';
import type { Item } from '#modules/studies/schema.ts';
import { conditionOn } from '#modules/surveys/index.ts';

/**
 * Follow-ups that appear at once, without script: hidden until the answer they hang on is chosen on the same page. Where
 * a browser does not know `:has`, they are not hidden by this; the server shows them after the page has been sent.
 */
export function followUpStyle(items: readonly Item[]): string {
  const rules = items.flatMap((item) => {
    const condition = conditionOn(item);
    if (condition === null) return [];
    const asked = items.find(({ id }) => id === condition.variable);
    if (asked?.kind !== 'choice' && asked?.kind !== 'agreement') return [];
    const values =
      asked.kind === 'choice'
        ? asked.options.map(({ value }) => value)
        : Array.from({ length: asked.points }, (_, place) => asked.lowest + place);
    const shows = values.flatMap((value, place) =>
      passes(condition, value) ? [`form:has(#${asked.id}-${place}:checked) .ask-${item.id}`] : [],
    );
    return [
      `.ask-${item.id}{display:none}`,
      ...(shows.length > 0 ? [`${shows.join(',')}{display:block}`] : []),
    ];
  });
  return rules.length === 0 ? '' : `@supports selector(:has(*)){${rules.join('')}}`;
}
