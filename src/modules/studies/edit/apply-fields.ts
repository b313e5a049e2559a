import type { Document, YAMLSeq } from 'yaml';
import type { Language } from '#platform/language.ts';
import { applyOffices } from './apply-offices.ts';
import { changeKind } from './change-kind.ts';
import { fieldKind } from './fields.ts';
import { listAt, mapAt, mapToFill, plainAt, stepsOf } from './nodes.ts';
import { renameItem } from './rename-item.ts';
import { clean, setWords } from './set-words.ts';

/** What a form sent: every value of every field, by its name. The names are the places in the study. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * Takes what was typed in a form into the study. Only what differs from what stands there is touched. What cannot be
 * right (a number that is none) is taken in as it was typed, for the parser to say so beside the field.
 */
export function applyFields(document: Document, fields: Fields): void {
  const words = new Map<string, Partial<Record<Language, string>>>();
  const conditions = new Map<string, Partial<Record<'variable' | 'sign' | 'value', string>>>();
  const late: (() => void)[] = [];
  for (const [name, values] of fields) {
    const kind = fieldKind(name);
    const holder = name.slice(0, name.lastIndexOf('/'));
    if (kind === null || !isThere(document, name)) continue;
    const last = name.slice(name.lastIndexOf('/') + 1);
    const value = values.at(-1) ?? '';
    if (kind === 'words') words.set(holder, { ...words.get(holder), [last]: value });
    else if (kind === 'condition') conditions.set(holder, { ...conditions.get(holder), [last]: value });
    else if (kind === 'flag') setFlag(document, name, values.includes('true'));
    else if (kind === 'offices') continue;
    else if (kind === 'many') setMany(document, name, fields);
    else if (last === 'id') late.push(() => renameItem(document, holder, clean(value)));
    else if (last === 'kind') late.push(() => changeKind(document, holder, clean(value)));
    else setPlain(document, name, value, kind);
  }
  for (const [path, typed] of words) setWords(document, path, typed);
  for (const [path, { variable = '', sign = '==', value = '' }] of conditions) {
    setPlain(document, path, variable === '' ? '' : `${variable} ${sign} ${clean(value)}`, 'text');
  }
  applyOffices(document, fields);
  for (const change of late) change();
}

/** A field of something that has been deleted in the meantime changes nothing. */
function isThere(document: Document, name: string): boolean {
  const owner =
    /^(instruments\/[^/]+(?:\/sections\/\d+(?:\/items\/\d+(?:\/options\/\d+)?)?)?|scales\/[^/]+)\//.exec(
      name,
    );
  return owner === null || mapAt(document, owner[1]!) !== null;
}

function setPlain(document: Document, path: string, typed: string, kind: string): void {
  const text = clean(typed);
  const standing = plainAt(document, path);
  const shown = standing === undefined || standing === null ? '' : String(standing);
  const steps = stepsOf(path);
  if (text === shown.trim()) return;
  if (text === '') {
    document.deleteIn(steps);
    const holder = steps.slice(0, -1);
    const left = mapAt(document, holder.join('/'));
    if (holder[0] === 'privacy' && left?.items.length === 0) document.deleteIn(holder);
    return;
  }
  const number = Number(text.replace(',', '.'));
  const isNumber = kind !== 'text' && /^-?\d{1,12}([.,]\d{1,6})?$/.test(text);
  if (steps.length === 2) mapToFill(document, String(steps[0]));
  document.setIn(steps, isNumber ? number : text);
}

function setFlag(document: Document, path: string, isSet: boolean): void {
  if ((plainAt(document, path) === true) === isSet) return;
  if (isSet) document.setIn(stepsOf(path), true);
  else document.deleteIn(stepsOf(path));
}

function setMany(document: Document, name: string, fields: Fields): void {
  const chosen = (fields.get(name) ?? []).filter((value) => value !== '');
  if (name === 'languages') {
    const order = ['nb', 'nn', 'en'].filter((language) => chosen.includes(language));
    setList(document, name, order);
    return;
  }
  if (!name.endsWith('/items')) return;
  const reversed = new Set(fields.get(name.replace(/items$/, 'reversed')) ?? []);
  const names = chosen.map((id) => (reversed.has(id) ? `-${id}` : id));
  const standing = (listAt(document, name)?.toJS(document) as unknown[] | undefined) ?? [];
  // Those that were there keep their order; new ones come after.
  const idOf = (written: unknown) => String(written).replace(/^-/, '');
  const before = standing.map(idOf);
  const kept = before.flatMap((id) => names.filter((one) => idOf(one) === id));
  setList(document, name, [...kept, ...names.filter((one) => !before.includes(idOf(one)))]);
}

function setList(document: Document, path: string, values: readonly string[]): void {
  const list = listAt(document, path);
  const standing = (list?.toJS(document) as unknown[] | undefined) ?? [];
  if (standing.join('\n') === values.join('\n')) return;
  const made = document.createNode(values, { flow: true }) as YAMLSeq;
  if (list) list.items = made.items;
  else document.setIn(stepsOf(path), made);
}
