import { m } from '#messages';
import { comparable, Ids, plainLetters, pointsToPerson, studyIdOf } from '#modules/studies/index.ts';
import { inAllLanguages, type Language, type Trilingual } from '#platform/language.ts';
import type { Codebook, CodebookVariable } from '../answers/codebook/codebook.ts';
import { type GuessedItem, guessItems, type LeftOut } from './guess-items.ts';
import { guessScales } from './guess-scales.ts';
import { type DraftItem, type DraftScale, type DraftStudy, writeStudyYaml } from './write-study-yaml.ts';

export type Proposal = {
  /** A study file (YAML) with comments that say it is a proposal. */
  readonly yaml: string;
  /** What was guessed and what to check, one sentence each. */
  readonly notes: readonly Trilingual[];
};

/** The instrument that a proposed study has. */
export const proposedFile = 'employee';
/** A matrix of more than this nobody reads. */
const mostInMatrix = 20;
const mostInTable = 30;
/**
 * A first study file made from what is in a file of answers: agreement items recognised by value labels or
 * range that several variables share, choices by their value labels, scales by names and labels; and a plan of
 * reliability, frequencies and a correlation matrix. Everything in it is a guess to be confirmed.
 *
 * @param language the language of headings that we write; the questions keep the file's own words
 * @param reversed variables whose answers go against the rest of their scale
 * @example proposeStudy(codebookOf(bytes, 'svar.sav'), 'nb').yaml
 */
export function proposeStudy(
  codebook: Codebook,
  language: Language,
  reversed: ReadonlySet<string> = new Set(),
): Proposal {
  const { items: guessed, leftOut } = guessItems(codebook);
  const scales = guessScales(guessed);
  const ids = new Ids();
  const otherNames = new Set(codebook.variables.map(({ name }) => comparable(name)));
  const draftOf = new Map(guessed.map((item) => [item, draftItem(item, ids, otherNames)]));
  const draftScales = scales.map(({ label, stem, items }): DraftScale => {
    const wanted = plainLetters(stem).toLowerCase() || 'skala';
    const names = items.map((item) => {
      const minus = reversed.has(item.variable.name) ? '-' : '';
      return `${minus}${draftOf.get(item)!.id}`;
    });
    return { id: ids.next(wanted), label, items: names };
  });
  const study: DraftStudy = {
    id: studyIdOf(codebook.fileName),
    title: codebook.fileName.replace(/\.[^.]*$/, '') || codebook.fileName,
    language,
    file: proposedFile,
    items: [...draftOf.values()],
    scales: draftScales,
    plan: planOf(guessed, draftOf, draftScales),
  };
  return { yaml: writeStudyYaml(study), notes: notesOn(codebook, guessed, leftOut, draftScales, reversed) };
}

function draftItem(item: GuessedItem, ids: Ids, names: ReadonlySet<string>): DraftItem {
  const { name, label } = item.variable;
  const id = ids.next(name);
  const text = label ?? name;
  // A question whose words are another variable's name would be looked for under that name too.
  const isAmbiguous = names.has(comparable(text)) && comparable(text) !== comparable(name);
  return {
    id,
    column: name,
    text: isAmbiguous ? `${text} (${name})` : text,
    isIdentifying: item.kind !== 'agreement' && pointsToPerson.test(`${name} ${label ?? ''}`),
    item,
  };
}

function planOf(
  guessed: readonly GuessedItem[],
  draftOf: ReadonlyMap<GuessedItem, DraftItem>,
  scales: readonly DraftScale[],
): DraftStudy['plan'] {
  const idsWhere = (isWanted: (item: GuessedItem) => boolean) =>
    guessed.filter(isWanted).map((item) => draftOf.get(item)!.id);
  const choices = idsWhere((item) => item.kind === 'choice' && item.options.length <= mostInTable);
  const numbers = idsWhere((item) => item.kind === 'number');
  const matrix = scales.slice(0, mostInMatrix).map(({ id }) => id);
  return [
    ...(scales.length > 0
      ? [{ id: 'R1', analysis: 'reliability', list: 'scales', names: 'all' as const }]
      : []),
    ...(choices.length > 0 ? [{ id: 'F1', analysis: 'frequencies', list: 'items', names: choices }] : []),
    ...(numbers.length > 0 ? [{ id: 'D1', analysis: 'describe', list: 'variables', names: numbers }] : []),
    ...(matrix.length > 1 ? [{ id: 'C1', analysis: 'correlate', list: 'among', names: matrix }] : []),
  ];
}

function notesOn(
  { rowCount, variables }: Codebook,
  items: readonly GuessedItem[],
  leftOut: readonly LeftOut[],
  scales: readonly DraftScale[],
  reversed: ReadonlySet<string>,
): Trilingual[] {
  const count = (kind: GuessedItem['kind']) => items.filter((item) => item.kind === kind).length;
  const named = (list: readonly { readonly variable: CodebookVariable }[]) =>
    shortList(list.map(({ variable }) => variable.name));
  const guessedRange = items.filter(
    (item) => item.kind === 'agreement' && item.isRangeGuessed && !item.labels,
  );
  const orders = new Map<string, GuessedItem[]>();
  for (const item of items) {
    if (item.kind !== 'agreement' || !item.labels) continue;
    const order = item.labels.join(' < ');
    orders.set(order, [...(orders.get(order) ?? []), item]);
  }
  const guessedMissing = items.filter((item) => item.guessedMissing.length > 0);
  const unlabelled = items.filter(
    (item) => item.kind === 'choice' && item.isUnlabelled && item.variable.kind === 'number',
  );
  const notes: Trilingual[] = [
    inAllLanguages((locale) =>
      m.analyses_proposals_counts(
        {
          rows: rowCount,
          variables: variables.length,
          agreement: count('agreement'),
          choice: count('choice'),
          number: count('number'),
          text: count('text'),
        },
        { locale },
      ),
    ),
    ...scales.map(({ id, label, items: names }) =>
      inAllLanguages((locale) =>
        m.analyses_proposals_scale({ id, label, count: names.length, items: shortList(names) }, { locale }),
      ),
    ),
  ];
  const add = (isNeeded: boolean, say: (locale: Language) => string) => {
    if (isNeeded) notes.push(inAllLanguages(say));
  };
  add(scales.length === 0, (locale) => m.analyses_proposals_no_scales({}, { locale }));
  add(scales.length > 0, (locale) => m.analyses_proposals_check_scales({}, { locale }));
  add(reversed.size > 0, (locale) =>
    m.analyses_proposals_check_reversed({ names: shortList([...reversed]) }, { locale }),
  );
  const unreadable = variables.filter(({ name, label, valueLabels }) =>
    [name, label, ...valueLabels.map((one) => one.label)].some((text) => text?.includes('\ufffd')),
  );
  add(unreadable.length > 0, (locale) =>
    m.analyses_proposals_unreadable_letters(
      { names: shortList(unreadable.map(({ name }) => name)) },
      { locale },
    ),
  );
  add(guessedRange.length > 0, (locale) =>
    m.analyses_proposals_check_range({ names: named(guessedRange) }, { locale }),
  );
  for (const [order, list] of orders) {
    add(true, (locale) => m.analyses_proposals_check_order({ order, names: named(list) }, { locale }));
  }
  const codes = shortList([...new Set(guessedMissing.flatMap((item) => item.guessedMissing))].map(String));
  add(guessedMissing.length > 0, (locale) =>
    m.analyses_proposals_check_missing({ codes, names: named(guessedMissing) }, { locale }),
  );
  add(unlabelled.length > 0, (locale) =>
    m.analyses_proposals_check_options({ names: named(unlabelled) }, { locale }),
  );
  const left = (why: LeftOut['why']) => leftOut.filter((one) => one.why === why);
  add(left('person').length > 0, (locale) =>
    m.analyses_proposals_left_person({ names: named(left('person')) }, { locale }),
  );
  add(left('date').length > 0, (locale) =>
    m.analyses_proposals_left_date({ names: named(left('date')) }, { locale }),
  );
  add(left('empty').length > 0, (locale) =>
    m.analyses_proposals_left_empty({ names: named(left('empty')) }, { locale }),
  );
  return notes;
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} … (${names.length})` : shown;
}
