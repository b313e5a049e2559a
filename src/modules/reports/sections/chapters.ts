import { type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Block } from '../schema.ts';

type Chaptered = { readonly context: { readonly entry: PlanEntry }; readonly blocks: readonly Block[] };
type Run<T> = { readonly title: string | undefined; readonly entries: readonly T[] };

/** Entries next to each other in the same chapter, in the order of the plan; those in none have no title. */
export function chapterRuns<T extends Pick<Chaptered, 'context'>>(
  built: readonly T[],
  { chapters = {} }: Pick<Study, 'chapters'>,
  language: Language,
): readonly Run<T>[] {
  const runs: { chapter: string | undefined; entries: T[] }[] = [];
  for (const entry of built) {
    const { chapter } = entry.context.entry;
    const last = runs.at(-1);
    if (last && last.chapter === chapter) last.entries.push(entry);
    else runs.push({ chapter, entries: [entry] });
  }
  return runs.map(({ chapter, entries }) => {
    const title = chapter === undefined ? undefined : chapters[chapter];
    return { title: title && textIn(title, language), entries };
  });
}

/** Analyses under the headings of their chapters. */
export function inChapters(
  built: readonly Chaptered[],
  idPrefix: string,
  study: Pick<Study, 'chapters'>,
  language: Language,
): readonly Block[] {
  return chapterRuns(built, study, language).flatMap(({ title, entries }, place): Block[] => {
    const blocks = entries.flatMap((entry) => entry.blocks);
    if (title === undefined) return blocks;
    return [{ kind: 'heading', level: 2, id: `${idPrefix}-${place + 1}`, text: title }, ...blocks];
  });
}
