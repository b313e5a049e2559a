import { type OfficesOutline, officesOutline } from '../offices/offices-outline.ts';
import { type AnalysisName, analysisNames } from '../plan/plan-entry.ts';
import type { Path } from './finding.ts';

/**
 * The parts of a study that refer to each other, picked out of whatever the file holds. Reading it so
 * loosely lets the rules find all problems at once, also in a file whose form is wrong elsewhere.
 */
export type StudyOutline = {
  readonly files: readonly FileOutline[];
  readonly scales: readonly ScaleOutline[];
  readonly outcomes: readonly NamedPlace[];
  readonly chapters: readonly string[];
  readonly entries: readonly EntryOutline[];
  readonly families: readonly FamilyOutline[];
  readonly officeColumn: { readonly name: string; readonly path: Path } | undefined;
  readonly offices: OfficesOutline;
  readonly eraseCodeKeyBy: { readonly date: string; readonly path: Path } | undefined;
};
export type NamedPlace = { readonly id: string; readonly path: Path };
export type FamilyOutline = NamedPlace & { readonly analyses: readonly NamedPlace[] };
export type FileOutline = NamedPlace & { readonly items: readonly ItemOutline[] };
export type ItemOutline = NamedPlace & {
  readonly kind: string;
  readonly column: string | undefined;
  readonly askIf: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** How many answers have names, of how many, where an agreement item names them all. */
  readonly named: { readonly labels: number; readonly points: number } | undefined;
  readonly options: readonly { readonly value: string | number; readonly path: Path }[];
};
export type ScaleOutline = NamedPlace & {
  readonly items: readonly { readonly id: string; readonly isReversed: boolean; readonly path: Path }[];
};
export type EntryOutline = NamedPlace & {
  readonly list: 'plan' | 'postHoc';
  readonly analysis: AnalysisName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly optionsPath: Path;
  readonly chapter: unknown;
  readonly where: unknown;
};

export function outlineOf(study: unknown): StudyOutline {
  const root = recordOf(study);
  return {
    files: Object.entries(recordOf(root.instruments)).map(([id, instrument]) => ({
      id,
      path: ['instruments', id],
      items: itemsOfInstrument(instrument, ['instruments', id]),
    })),
    scales: Object.entries(recordOf(root.scales)).map(([id, scale]) => scaleOutline(id, scale)),
    outcomes: Object.keys(recordOf(root.outcomes)).map((id) => ({ id, path: ['outcomes', id] })),
    chapters: Object.keys(recordOf(root.chapters)),
    entries: [...entriesOf(root.plan, 'plan'), ...entriesOf(root.postHoc, 'postHoc')],
    families: listOf(root.families).map(familyOutline),
    officeColumn: withText(recordOf(root.offices).column, (name) => ({ name, path: ['offices', 'column'] })),
    offices: officesOutline(root.offices, { recordOf, listOf }),
    eraseCodeKeyBy: withText(recordOf(root.privacy).eraseCodeKeyBy, (date) => ({
      date,
      path: ['privacy', 'eraseCodeKeyBy'],
    })),
  };
}

function itemsOfInstrument(instrument: unknown, path: Path): ItemOutline[] {
  return listOf(recordOf(instrument).sections).flatMap((section, sectionIndex) =>
    listOf(recordOf(section).items).flatMap((value, index) => {
      const item = recordOf(value);
      if (typeof item.id !== 'string') return [];
      const itemPath = [...path, 'sections', sectionIndex, 'items', index];
      return [itemOutline(item, item.id, itemPath)];
    }),
  );
}

function itemOutline(item: Record<string, unknown>, id: string, path: Path): ItemOutline {
  const points = numberOf(item.points);
  const lowest = numberOf(item.lowest) ?? 1;
  const isAgreement = item.kind === 'agreement';
  return {
    id,
    path,
    kind: typeof item.kind === 'string' ? item.kind : '',
    column: typeof item.column === 'string' ? item.column : undefined,
    askIf: typeof item.askIf === 'string' ? item.askIf : undefined,
    minimum: isAgreement ? lowest : numberOf(item.minimum),
    maximum: isAgreement && points !== undefined ? lowest + points - 1 : numberOf(item.maximum),
    named:
      isAgreement && points !== undefined && Array.isArray(item.labels)
        ? { labels: item.labels.length, points }
        : undefined,
    options: listOf(item.options).flatMap((option, index) => {
      const value = recordOf(option).value;
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      return [{ value, path: [...path, 'options', index, 'value'] }];
    }),
  };
}

function scaleOutline(id: string, scale: unknown): ScaleOutline {
  const path: Path = ['scales', id];
  return {
    id,
    path,
    items: listOf(recordOf(scale).items).flatMap((name, index) => {
      if (typeof name !== 'string') return [];
      const isReversed = name.startsWith('-');
      return [{ id: isReversed ? name.slice(1) : name, isReversed, path: [...path, 'items', index] }];
    }),
  };
}

function familyOutline(value: unknown, index: number): FamilyOutline {
  const family = recordOf(value);
  const path: Path = ['families', index];
  return {
    id: typeof family.id === 'string' ? family.id : '',
    path,
    analyses: listOf(family.analyses).flatMap((id, place) =>
      typeof id === 'string' ? [{ id, path: [...path, 'analyses', place] }] : [],
    ),
  };
}

function entriesOf(value: unknown, list: 'plan' | 'postHoc'): EntryOutline[] {
  return listOf(value).flatMap((candidate, index) => {
    const entry = recordOf(candidate);
    const analysis = analysisNames.find((name) => Object.hasOwn(entry, name));
    if (analysis === undefined) return [];
    const id = typeof entry.id === 'string' || typeof entry.id === 'number' ? String(entry.id) : '';
    const path: Path = [list, index];
    const optionsPath = [...path, analysis];
    return [
      {
        id,
        path,
        list,
        analysis,
        options: recordOf(entry[analysis]),
        optionsPath,
        where: entry.where,
        chapter: entry.chapter,
      },
    ];
  });
}

export function recordOf(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function withText<T>(value: unknown, make: (text: string) => T): T | undefined {
  return typeof value === 'string' ? make(value) : undefined;
}
