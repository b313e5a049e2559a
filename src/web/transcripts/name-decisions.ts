import type { NameDecision, NameKind } from '#modules/interviews/index.ts';
import { textOf } from '#web/letters/refused.ts';

const kinds: readonly NameKind[] = [
  ...(['person', 'office', 'municipality', 'county', 'place'] as const),
  ...(['email', 'phone', 'nationalNumber'] as const),
];

/**
 * What a form says of the names it was about: `name-N` with `choice-N` (replace, keep, wait) and `standin-N`, and one that
 * somebody added themselves.
 */
export function decisionsIn(form: FormData): readonly NameDecision[] {
  const decisions: NameDecision[] = [];
  for (let at = 0; form.has(`name-${at}`); at += 1) {
    const original = textOf(form, `name-${at}`);
    const kind = kindIn(form, `kind-${at}`);
    const choice = form.get(`choice-${at}`);
    if (choice === 'replace')
      decisions.push({ original, kind, replacement: textOf(form, `standin-${at}`).trim() });
    else if (choice === 'keep') decisions.push({ original, kind, replacement: null });
  }
  const added = textOf(form, 'added').trim();
  if (added !== '') {
    decisions.push({ original: added, kind: 'person', replacement: textOf(form, 'added-standin').trim() });
  }
  return decisions;
}

const kindIn = (form: FormData, field: string): NameKind =>
  kinds.find((one) => one === form.get(field)) ?? 'person';
