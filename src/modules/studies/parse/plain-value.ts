import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { m } from '#messages';
import { type Finding, finding, findingAtKey, type Path } from './finding.ts';

/** A study nests about ten deep. */
const deepestNesting = 50;
/** Counted with repetitions (`*alias`) written out; a study of 10 000 items has fewer. */
const mostValues = 400_000;

const mostFindings = 100;

/** Names that mean something to JavaScript objects; as names of ours they could only do harm. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);

class TooMuch extends Error {
  readonly found: Finding;
  constructor(found: Finding) {
    super(found.code);
    this.found = found;
  }
}

/** Turns a YAML document into plain values, with repetitions written out within limits. */
export function toPlainValue(document: Document.Parsed): { value: unknown; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (found: Finding) => {
    if (findings.length < mostFindings) findings.push(found);
  };
  const anchors = new Map<string, unknown>();
  let valueCount = 0;

  function convert(node: unknown, path: Path): unknown {
    valueCount += 1;
    if (valueCount > mostValues) {
      throw new TooMuch(finding('too-much', path, (locale) => m.studies_file_too_much({}, { locale })));
    }
    if (path.length > deepestNesting) {
      throw new TooMuch(finding('too-deep', path, (locale) => m.studies_file_too_deep({}, { locale })));
    }
    if (isAlias(node)) {
      const named = anchors.get(node.source);
      if (named !== undefined) return convert(named, path);
      report(finding('yaml', path, (locale) => m.studies_yaml_alias({}, { locale }), node.source));
      return undefined;
    }
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return plainScalar(node.value, node.source);
    if (isSeq(node)) return node.items.map((child, index) => convert(child, [...path, index]));
    if (isMap(node)) return convertMap(node.items, path);
    return null;
  }

  function convertMap(pairs: readonly { key: unknown; value: unknown }[], path: Path): unknown {
    const object: Record<string, unknown> = {};
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? plainScalar(pair.key.value, pair.key.source) : undefined;
      if (key === undefined || key === null || typeof key === 'object') {
        report(finding('key-not-text', path, (locale) => m.studies_key_not_text({}, { locale })));
        continue;
      }
      const name = String(key);
      const place = [...path, name];
      if (reservedKeys.has(name)) {
        report(findingAtKey('key-reserved', place, (locale) => m.studies_key_reserved({}, { locale })));
        continue;
      }
      if (Object.hasOwn(object, name)) {
        report(
          findingAtKey('duplicate-key', place, (locale) => m.studies_yaml_duplicate_key({}, { locale })),
        );
        continue;
      }
      object[name] = convert(pair.value, place);
    }
    return object;
  }

  try {
    return { value: convert(document.contents, []), findings };
  } catch (fault) {
    if (!(fault instanceof TooMuch)) throw fault;
    return { value: undefined, findings: [fault.found] };
  }
}

/** A directive or tag could still make dates or bytes; those are read as the text that stands there. */
function plainScalar(value: unknown, source: string | undefined): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return source ?? String(value);
}
