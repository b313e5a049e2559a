import { officeSizeClass, offices } from '../offices/offices.ts';
import { family } from '../plan/families.ts';
import { planOptions } from '../plan/options.ts';
import { type AnalysisName, analysisNames, entryBase } from '../plan/plan-entry.ts';
import type { Path } from './finding.ts';

const textKeys = ['nb', 'nn', 'en'];
const itemKeys = ['id', 'kind', 'text', 'label', 'column', 'identifying', 'missing', 'askIf'];
export const planKeys = [...Object.keys(entryBase.shape), ...analysisNames];
/** The keys that an analysis takes, read off its schema. */
function analysisKeys(name: string): readonly string[] {
  if (!Object.hasOwn(planOptions, name)) return [];
  const options = planOptions[name as AnalysisName];
  return Object.keys('shape' in options ? options.shape : options.in.shape);
}
const studyKeys = [
  ...['handlingsrom', 'id', 'title', 'description', 'languages', 'synthetic', 'source', 'privacy'],
  ...['offices', 'missing', 'instruments', 'scales', 'outcomes', 'chapters', 'plan', 'families', 'postHoc'],
];

/** What may stand in the map at `path`; a test holds this against the schema. */
export function knownKeys(path: Path, holder: unknown): readonly string[] {
  if (path.length === 0) return studyKeys;
  const last = path.at(-1);
  if (last === 'privacy') return ['minimumGroup', 'eraseCodeKeyBy'];
  if (path[0] === 'offices') return keysOfOffices(path);
  if (isPlanEntry(path)) return planKeys;
  if (path[0] === 'families' && path.length === 2) return Object.keys(family.shape);
  if (path.length === 3 && isPlanEntry(path.slice(0, 2)) && last !== 'title') {
    return analysisKeys(String(last));
  }
  if (path[0] === 'scales' && path.length === 2) {
    return ['label', 'items', 'score', 'minimumAnswered', 'source'];
  }
  if (path[0] === 'outcomes' && path.length === 2) return ['label', 'from', 'indicators', 'attainment'];
  if (path[0] === 'instruments') {
    if (path.length === 2) return ['title', 'introduction', 'sections'];
    if (path.length === 4) return ['title', 'introduction', 'items'];
    if (path.length === 6) return keysOfItem(holder);
    if (path.at(-2) === 'options') return ['value', 'label'];
  }
  return textKeys;
}

function keysOfOffices(path: Path): readonly string[] {
  if (path.length === 1) return Object.keys(offices.shape);
  return path.length === 3 && path[1] === 'sizes' ? Object.keys(officeSizeClass.shape) : textKeys;
}

function keysOfItem(item: unknown): readonly string[] {
  const kind = isRecord(item) ? item.kind : undefined;
  if (kind === 'choice') return [...itemKeys, 'options'];
  if (kind === 'agreement') return [...itemKeys, 'points', 'lowest', 'anchors', 'labels'];
  if (kind === 'number') return [...itemKeys, 'minimum', 'maximum'];
  return itemKeys;
}

export function isPlanEntry(path: Path): boolean {
  return path.length === 2 && (path[0] === 'plan' || path[0] === 'postHoc');
}

export function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
