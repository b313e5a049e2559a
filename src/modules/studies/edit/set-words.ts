import { type Document, isMap, type Pair, type YAMLMap } from 'yaml';
import { type Language, languages } from '#platform/language.ts';
import { wordsOf } from './draft-view.ts';
import { keyOf, mapAt, plainAt, stepsOf } from './nodes.ts';

/**
 * Puts a text into the study in the languages given. What is unchanged is not touched; an emptied text goes away, except
 * where the study cannot do without it, there it stays empty for the parser to say so.
 */
export function setWords(
  document: Document,
  path: string,
  typed: Readonly<Partial<Record<Language, string>>>,
): void {
  const standing = wordsOf(plainAt(document, path));
  const given = languages.filter((language) => typed[language] !== undefined);
  const changed = given.filter((language) => clean(typed[language]!) !== clean(standing[language]));
  if (changed.length === 0) return;
  const words = Object.fromEntries(
    languages.map((language) => [
      language,
      given.includes(language) ? clean(typed[language]!) : standing[language],
    ]),
  ) as Record<Language, string>;
  const isEmpty = languages.every((language) => words[language] === '');
  if (isEmpty && isOptional(path)) {
    document.deleteIn(stepsOf(path));
    return;
  }
  if (standing.isShared && words.nn === '' && words.en === '') {
    document.setIn(stepsOf(path), words.nb);
    return;
  }
  const map = mapAt(document, path);
  if (!map) {
    const made = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
    setInOrder(document, path, document.createNode(isEmpty ? { nb: '' } : made, { flow: true }) as YAMLMap);
    return;
  }
  for (const language of changed) {
    if (words[language] !== '') setLanguage(document, map, language, words[language]);
    else if (map.items.length > 1) map.delete(language);
    else map.set(language, '');
  }
}

/** Line ends as in the file, and no character that a study file cannot hold. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n\u0080-\u009f])\p{Cc}|\ufffd/gu, '')
    .trim();
}

function setLanguage(document: Document, map: YAMLMap, language: Language, text: string): void {
  if (map.has(language)) {
    map.set(language, text);
    return;
  }
  const pair = document.createPair(language, text);
  const rank = (key: unknown) => languages.indexOf(keyOf(key) as Language);
  const after = map.items.findIndex(({ key }) => rank(key) > rank(pair.key));
  if (after < 0) map.items.push(pair);
  else map.items.splice(after, 0, pair);
}

const isOptional = (path: string) =>
  /(^|\/)(description|introduction|label|source)$/.test(path) && !isNeeded(path);
/** The label of an answer and of a scale are what they are called; those of a question and of nothing else may go. */
const isNeeded = (path: string) => /(\/options\/\d+|^scales\/[^/]+)\/label$/.test(path);

/** What comes before others where people write by hand: a heading first, and its introduction after it. */
const firstKeys = ['id', 'title', 'description', 'introduction', 'label'];

function setInOrder(document: Document, path: string, node: YAMLMap): void {
  const steps = stepsOf(path);
  const key = steps.pop()!;
  const parent = steps.length === 0 ? document.contents : document.getIn(steps, true);
  if (!isMap(parent) || parent.has(key) || !firstKeys.includes(String(key))) {
    document.setIn([...steps, key], node);
    return;
  }
  const rank = firstKeys.indexOf(String(key));
  const before = parent.items.filter((pair: Pair) => {
    const at = firstKeys.indexOf(keyOf(pair.key));
    return at >= 0 && at < rank;
  });
  const place = before.length === 0 ? 0 : parent.items.indexOf(before.at(-1)!) + 1;
  parent.items.splice(place, 0, document.createPair(key, node) as Pair<never, never>);
}
