import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, parseDocument } from 'yaml';
import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { mergeTexts } from '../merge/merge-texts.ts';

const reading = { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' } as const;
const writing = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Changes a study file as text. What is not changed stays as it was written, letter by letter: order, comments, quotes,
 * spaces and line ends.
 *
 * @returns the same text, when the change changed nothing
 * @throws DomainError `text-only` when the text is no study at the place of the change: it has to be mended as text first
 */
export function editText(text: string, change: (document: Document) => void): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const hasReturns = /\r\n/.test(text);
  const plain = text.slice(mark.length).replaceAll('\r\n', '\n');
  const document = parseDocument(plain, reading);
  const isStudy = document.contents === null || isMap(document.contents);
  if (document.errors.length > 0 || !isStudy) throw textOnly();
  const before = document.toString(writing);
  makeChange(document, change);
  const after = document.toString(writing);
  if (after === before) return text;
  const edited = before === plain ? after : inItsOwnHand({ plain, before, after });
  return mark + (hasReturns ? edited.replaceAll('\n', '\r\n') : edited);
}

/** Somebody may have written a number or a list where the study has parts of its own; nothing can be put in there. */
function makeChange(document: Document, change: (document: Document) => void): void {
  try {
    change(document);
  } catch (fault) {
    if (fault instanceof Error && /^Expected (a valid index|(a )?YAML collection)/.test(fault.message))
      throw textOnly();
    throw fault;
  }
}

function textOnly(): DomainError {
  return new DomainError(
    'text-only',
    inAllLanguages((locale) => m.editor_text_only({}, { locale })),
  );
}

/** The library writes the whole text in its own hand; what was not changed is put back as it stood. */
function inItsOwnHand(texts: { plain: string; before: string; after: string }): string {
  const { text } = mergeTexts({ base: texts.before, mine: texts.after, theirs: texts.plain });
  const merged = parseDocument(text, reading);
  if (merged.errors.length > 0) return texts.after;
  const wanted = parseDocument(texts.after, reading).toJS();
  return isDeepStrictEqual(merged.toJS(), wanted) ? text : texts.after;
}
