import type { PackedFaults } from './faults.ts';

/** What somebody wants to hear of an XML text. Names are without their prefix. */
export type XmlListener = {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const deepest = 100;

/**
 * Walks through XML as packed files have it: elements, attributes, text, CDATA and the five entities of XML itself.
 * A document that declares anything of its own (a DOCTYPE) is refused: it is how XML is made to blow up or to fetch.
 *
 * @param faults how the format says that a part is not well formed
 */
export function scanXml(xml: string, part: string, listener: XmlListener, faults: PackedFaults): void {
  const broken = () => faults.damaged(part);
  const open: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next < 0) break;
    if (next > at && open.length > 0) listener.text(decoded(xml.slice(at, next), broken));
    at = next + 1;
    const sign = xml.charCodeAt(at);
    if (sign === 0x2f) {
      const end = endOf(xml, '>', at, broken);
      const name = local(xml.slice(at + 1, end).trim());
      if (open.pop() !== name) throw broken();
      listener.close(name);
      at = end + 1;
    } else if (sign === 0x3f) {
      at = endOf(xml, '?>', at, broken) + 2;
    } else if (sign === 0x21) {
      if (xml.startsWith('!--', at)) {
        at = endOf(xml, '-->', at + 3, broken) + 3;
      } else if (xml.startsWith('![CDATA[', at)) {
        const end = endOf(xml, ']]>', at, broken);
        listener.text(xml.slice(at + 8, end));
        at = end + 3;
      } else {
        throw faults.declaresOwn(part);
      }
    } else {
      const end = tagEnd(xml, at, broken);
      const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
      const tag = xml.slice(at, isEmpty ? end - 1 : end);
      const name = local(/^[^\s/]+/.exec(tag)?.[0] ?? '');
      if (name === '') throw broken();
      listener.open(name, (wanted) => attributeIn(tag, wanted, broken));
      if (isEmpty) listener.close(name);
      else if (open.push(name) > deepest) throw broken();
      at = end + 1;
    }
  }
  if (open.length > 0) throw broken();
}

type Broken = () => Error;

function endOf(xml: string, mark: string, from: number, broken: Broken): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw broken();
  return end;
}

/** Where a tag ends: a `>` inside quotation marks is part of a value. */
function tagEnd(xml: string, from: number, broken: Broken): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === 0x22 || sign === 0x27) quote = sign;
    else if (sign === 0x3e) return at;
  }
  throw broken();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its name without prefix, such as `id` for `r:id`. */
function attributeIn(tag: string, wanted: string, broken: Broken): string | undefined {
  // Nearly all writers write ` name="value"`; the careful way takes ten times as long.
  const plain = tag.indexOf(` ${wanted}="`);
  if (plain >= 0) {
    const start = plain + wanted.length + 3;
    return decoded(tag.slice(start, tag.indexOf('"', start)), broken);
  }
  if (!tag.includes(wanted)) return undefined;
  for (const [, name, double, single] of tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (local(name!) === wanted) return decoded(double ?? single ?? '', broken);
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string, broken: Broken): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const known = entities[name];
    if (known !== undefined && whole.endsWith(';')) return known;
    const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1] ?? null;
    const point =
      code === null ? Number(/^#(\d{1,7})$/.exec(name)?.[1] ?? Number.NaN) : Number.parseInt(code, 16);
    if (!(point >= 0 && point <= 0x10ffff)) throw broken();
    return String.fromCodePoint(point);
  });
}
