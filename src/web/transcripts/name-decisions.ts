import type { NameDecision, NameKind } from '#modules/interviews/index.ts';
import { textOf } from '#web/letters/refused.ts';

const kinds: readonly NameKind[] = [
  ...(['person', 'office', 'municipality', 'county', 'place'] as const),
  ...(['email', 'phone', 'nationalNumber'] as const),
];

/**
 * What a form says of the names it was about: `name-N` with `choice-N` (replace, keep, wait) and `standin-N`, and those
 * that somebody added themselves, one by one or in lines.
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
  return [...decisions, ...decisionsInLines(textOf(form, 'added-lines'))];
}

/** One a line: the word, then an equals sign or a tab, then what is to stand in its place. */
function decisionsInLines(lines: string): readonly NameDecision[] {
  return lines.split('\n').flatMap((line): NameDecision[] => {
    const [original = '', ...rest] = line.split(/[=\t]/u);
    const replacement = rest.join('=').trim();
    return original.trim() === '' ? [] : [{ original: original.trim(), kind: 'person', replacement }];
  });
}

const kindIn = (form: FormData, field: string): NameKind =>
  kinds.find((one) => one === form.get(field)) ?? 'person';
