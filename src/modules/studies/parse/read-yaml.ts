import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { m } from '#messages';
import type { Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { Finding, Say } from './finding.ts';
import { toPlainValue } from './plain-value.ts';

const largestFileBytes = 2 * 1024 * 1024;
const mostMarks = 150_000;
/** One slip can make the parser complain all the way down; the first complaints are the ones that help. */
const mostSyntaxErrors = 10;

/** What a YAML file says, and a way back from a place in it to a line and column. */
export type YamlContent = {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly locate: (finding: Finding) => Problem;
};

/**
 * Reads YAML 1.2 (core schema: `no` and dates stay texts) into plain values, and refuses what could harm:
 * files over 2 MB, NUL characters, nesting or repetition without end, reserved and doubled names.
 * When `value` is undefined, `problems` says why.
 */
export function readYaml(text: string, file: string): YamlContent {
  const refuse = (problems: readonly Problem[]): YamlContent => ({
    value: undefined,
    problems,
    locate: (found) => problemOf(found.code, file, found.say),
  });
  const unreadable = refusalOfText(text, file);
  if (unreadable) return refuse([unreadable]);

  if (nestsWithoutEnd(text)) {
    return refuse([problemOf('too-deep', file, (locale) => m.studies_file_too_deep({}, { locale }))]);
  }
  if (hasTooManyParts(text)) {
    return refuse([problemOf('too-much', file, (locale) => m.studies_file_too_many_parts({}, { locale }))]);
  }

  const lineCounter = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter,
      version: '1.2',
      schema: 'core',
      // Done in toPlainValue, in linear time.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    // The parser ran out of stack.
    return refuse([problemOf('too-deep', file, (locale) => m.studies_file_too_deep({}, { locale }))]);
  }
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const syntaxErrors = [
    ...document.errors,
    ...document.warnings.filter((w) => w.code === 'TAG_RESOLVE_FAILED'),
  ];
  if (syntaxErrors.length > 0) {
    return refuse(
      syntaxErrors.slice(0, mostSyntaxErrors).map((error) => ({
        ...problemOf('yaml', file, sayYamlError(error.code, error.message)),
        ...place(error.pos[0]),
      })),
    );
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    return refuse([problemOf('empty', file, (locale) => m.studies_file_empty({}, { locale }))]);
  }
  const { value, findings } = toPlainValue(document);
  const locate = (found: Finding): Problem => ({
    ...problemOf(found.code, file, found.say),
    ...place(offsetOf(document, found)),
    ...(found.value === undefined ? {} : { value: found.value }),
  });
  return { value, problems: findings.map(locate), locate };
}

function refusalOfText(text: string, file: string): Problem | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > largestFileBytes) {
    const megabytes = Math.ceil(bytes / 1024 / 1024);
    return problemOf('too-large', file, (locale) => m.studies_file_too_large({ megabytes }, { locale }));
  }
  const at = (index: number) => {
    const before = text.slice(0, index).split(/\r\n|\r|\n/);
    return { line: before.length, column: before.at(-1)!.length + 1 };
  };
  const nul = text.indexOf('\u0000');
  if (nul >= 0) {
    return { ...problemOf('nul', file, (locale) => m.studies_file_nul({}, { locale })), ...at(nul) };
  }
  const unread = text.indexOf('\ufffd');
  if (unread >= 0) {
    return {
      ...problemOf('not-utf8', file, (locale) => m.studies_file_not_utf8({}, { locale })),
      ...at(unread),
    };
  }
  return undefined;
}

/**
 * Whether brackets, or dashes on one line, are nested so deep that the parser would spend many seconds before
 * it gave up. Brackets inside texts count too; no text has hundreds that are never closed.
 */
function nestsWithoutEnd(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > 200) return true;
  }
  return /(?:[-?:][ \t]+){100}/.test(text);
}

/**
 * The parser's time goes with the number of marks, not of letters. A study of a thousand questions in three
 * languages has some 40 000; two megabytes of commas would take it half a minute.
 */
function hasTooManyParts(text: string): boolean {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || code === 0x0d || ',:&*!?-[]{}'.includes(text[index]!)) marks += 1;
  }
  return marks > mostMarks;
}

function problemOf(code: string, file: string, say: Say): Problem {
  return { code, file, text: inAllLanguages(say) };
}

function sayYamlError(code: string, message: string): Say {
  switch (code) {
    case 'TAB_AS_INDENT':
      return (locale) => m.studies_yaml_tab({}, { locale });
    case 'BAD_INDENT':
    case 'BAD_PROP_ORDER':
      return (locale) => m.studies_yaml_indent({}, { locale });
    case 'MISSING_CHAR':
      return (locale) => m.studies_yaml_missing_character({}, { locale });
    case 'DUPLICATE_KEY':
      return (locale) => m.studies_yaml_duplicate_key({}, { locale });
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return (locale) => m.studies_yaml_alias({}, { locale });
    case 'MULTIPLE_DOCS':
      return (locale) => m.studies_yaml_several_documents({}, { locale });
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return (locale) => m.studies_yaml_tag({}, { locale });
    case 'BAD_SCALAR_START':
    case 'BAD_DQ_ESCAPE':
      return (locale) => m.studies_yaml_character({}, { locale });
    case 'RESOURCE_EXHAUSTION':
      return (locale) => m.studies_file_too_deep({}, { locale });
    default:
      if (/indent/i.test(message)) return (locale) => m.studies_yaml_indent({}, { locale });
      return (locale) => m.studies_yaml_other({}, { locale });
  }
}

/** The offset of what stands at `path`, or of the nearest thing around it that exists. */
function offsetOf(document: Document.Parsed, { path, at, code }: Finding): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    let keyStart: number | undefined;
    if (isMap(node)) {
      const named = node.items.filter((candidate) => keyText(candidate.key) === String(step));
      // Of doubled names the first is the one read and the last is the one complained about.
      const pair = code === 'duplicate-key' && depth === path.length - 1 ? named.at(-1) : named[0];
      if (!pair) return offset;
      keyStart = startOf(pair.key);
      next = pair.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
    }
    const isLast = depth === path.length - 1;
    offset = (isLast && at === 'key' ? keyStart : startOf(next)) ?? keyStart ?? offset;
    if (next === undefined || next === null) return offset;
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function keyText(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
