import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument } from 'yaml';
import { mergeTexts } from '../merge/merge-texts.ts';

const reading = { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' } as const;
const writing = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Changes a study file as text. What is not changed stays as it was written, letter by letter: order, comments, quotes,
 * spaces and line ends.
 *
 * @param text YAML without faults
 * @returns the same text, when the change changed nothing
 */
export function editText(text: string, change: (document: Document) => void): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const hasReturns = /\r\n/.test(text);
  const plain = text.slice(mark.length).replaceAll('\r\n', '\n');
  const document = parseDocument(plain, reading);
  const before = document.toString(writing);
  change(document);
  const after = document.toString(writing);
  if (after === before) return text;
  const edited = before === plain ? after : inItsOwnHand({ plain, before, after });
  return mark + (hasReturns ? edited.replaceAll('\n', '\r\n') : edited);
}

/** The library writes the whole text in its own hand; what was not changed is put back as it stood. */
function inItsOwnHand(texts: { plain: string; before: string; after: string }): string {
  const { text } = mergeTexts({ base: texts.before, mine: texts.after, theirs: texts.plain });
  const merged = parseDocument(text, reading);
  if (merged.errors.length > 0) return texts.after;
  const wanted = parseDocument(texts.after, reading).toJS();
  return isDeepStrictEqual(merged.toJS(), wanted) ? text : texts.after;
}
