import { m } from '#messages';
import type { DraftStudy } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import { askedOffices } from './office-columns.ts';

/** In a line: where the office comes from, and how many of the offices are units of the register. */
export function OfficesSaid({ draft }: { draft: DraftStudy }) {
  const { say, language } = useWords();
  if (draft.officeColumn === '') return say(m.editor_rest_offices_none);
  const asked = askedOffices(draft, language);
  if (!asked) return say(m.editor_rest_offices_listed);
  const linked = new Set(draft.offices.units.map(({ code }) => code));
  return say(m.editor_rest_offices_known, {
    known: asked.offices.filter(({ code }) => linked.has(code)).length,
    count: asked.offices.length,
  });
}
