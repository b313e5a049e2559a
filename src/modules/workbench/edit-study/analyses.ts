import { type Document, isMap, isSeq, type Node, type YAMLSeq } from 'yaml';
import { type AnalysisName, analysisOf, optionsOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import { editStudy, studyIn } from './study-document.ts';

/** The options of one kind of analysis by its name, as in a study file: `{ regress: { file: 'employee', … } }`. */
export type Analysis = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type ChosenAnalysis = {
  readonly id: string;
  readonly isPlanned: boolean;
  readonly kind: AnalysisName;
  readonly options: object;
  readonly entry: PlanEntry;
};

const lists = { plan: true, postHoc: false } as const;
const listNames = Object.keys(lists);

/** Everything that the study file asks for, in the order in which it is run. */
export function analysesOf(studyText: string): ChosenAnalysis[] {
  return analysesIn(studyIn(studyText));
}

function analysesIn(study: Study): ChosenAnalysis[] {
  return (['plan', 'postHoc'] as const).flatMap((list) =>
    study[list].map((entry) => {
      const { id } = entry;
      return { id, isPlanned: lists[list], kind: analysisOf(entry), options: optionsOf(entry), entry };
    }),
  );
}

/**
 * Adds an analysis at the end of the plan, or of what was thought of afterwards.
 *
 * @throws DomainError `study-file` when the study cannot be analysed so
 * @example addAnalysis(text, { regress: { file: 'employee', outcome: 'trust', predictors: ['help'] } }, false)
 */
export function addAnalysis(studyText: string, analysis: Analysis, isPlanned: boolean): string {
  const taken = new Set(analysesOf(studyText).map(({ id }) => id));
  const letter = letterOf(Object.keys(analysis)[0] ?? '');
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return editStudy(studyText, (document) => {
    const entry = document.createNode({ id: `${letter}${number}`, ...analysis }, { flow: true });
    listOf(document, isPlanned ? 'plan' : 'postHoc').add(entry);
  });
}

/** The letter that the ids of a kind begin with; regressions are M, as in model, since reliability has the R. */
function letterOf(kind: string): string {
  const known: Readonly<Record<string, string>> = {
    regress: 'M',
    compareMeans: 'G',
    crosstab: 'K',
    explore: 'E',
  };
  return known[kind] ?? (kind.charAt(0).toUpperCase() || 'A');
}

/**
 * Takes an analysis away. One that was planned stays, unless the plan is still a mere proposal: a plan that somebody made
 * is locked once there are answers, whatever a request asks for.
 */
export function removeAnalysis(studyText: string, id: string, isProposed: boolean): string {
  return editStudy(studyText, (document) => {
    const isGone = (entry: unknown) => isMap(entry) && entry.get('id') === id;
    removeWhere(document, isGone, isProposed ? listNames : ['postHoc']);
  });
}

/** Says of all the analyses whether they were decided on before anybody saw the answers. */
export function setPlanned(studyText: string, isPlanned: boolean): string {
  return editStudy(studyText, (document) => {
    const from = document.get(isPlanned ? 'postHoc' : 'plan');
    if (!isSeq(from) || from.items.length === 0) return;
    const moved = [...from.items];
    document.delete(isPlanned ? 'postHoc' : 'plan');
    const to = listOf(document, isPlanned ? 'plan' : 'postHoc');
    to.items = isPlanned ? [...to.items, ...moved] : [...moved, ...to.items];
  });
}

/**
 * The same study with other analyses, to look at something in between: nothing of it is kept.
 *
 * @param analyses with the file they run on, such as `{ reliability: { file: 'employee', scales: 'all' } }`
 */
export function withAnalysesOnly(studyText: string, analyses: readonly Analysis[]): string {
  return editStudy(studyText, (document) => {
    document.delete('postHoc');
    document.delete('families');
    const entries = analyses.map((analysis, index) => ({ id: `L${index + 1}`, ...analysis }));
    document.set('plan', document.createNode(entries));
  });
}

function removeWhere(
  document: Document,
  isGone: (entry: unknown) => boolean,
  among: readonly string[] = listNames,
): void {
  for (const name of among) {
    const list = document.get(name);
    if (!isSeq(list)) continue;
    list.items = list.items.filter((entry) => !isGone(entry));
    if (list.items.length === 0) document.delete(name);
  }
}

function listOf(document: Document, name: keyof typeof lists): YAMLSeq {
  const there = document.get(name);
  if (isSeq(there)) return there;
  const made = document.createNode([]) as YAMLSeq<Node>;
  made.flow = false;
  document.set(name, made);
  return made;
}
