import type { PackedFaults } from './faults.ts';
import { scanXml } from './scan-xml.ts';

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
  readonly children: readonly XmlElement[];
  /** What stands right inside it, its children's text left out. */
  readonly text: string;
};

/**
 * An XML part as a tree, for parts that are read here and there rather than from one end to the other.
 *
 * @param faults how the format says that a part is not well formed
 * @returns undefined for a part without an element
 */
export function xmlTree(xml: string, part: string, faults: PackedFaults): XmlElement | undefined {
  type Open = { name: string; attribute: XmlElement['attribute']; children: XmlElement[]; text: string };
  let root: Open | undefined;
  const open: Open[] = [];
  scanXml(
    xml,
    part,
    {
      open: (name, attribute) => {
        const element: Open = { name, attribute, children: [], text: '' };
        if (open.length > 0) open.at(-1)!.children.push(element);
        // A second element beside the root is no XML.
        else if (root === undefined) root = element;
        else throw faults.damaged(part);
        open.push(element);
      },
      close: () => void open.pop(),
      text: (text) => {
        open.at(-1)!.text += text;
      },
    },
    faults,
  );
  return root;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
