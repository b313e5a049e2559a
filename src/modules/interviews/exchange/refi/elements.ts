import { childOf, childrenOf, type XmlElement } from '#platform/packed/xml-tree.ts';
import { guidOf } from './guids.ts';
import type { Guid } from './project.ts';

/** What every element of a project may have, read in one way. */
export function identityOf(element: XmlElement): Guid {
  return guidOf(element.attribute('guid') ?? `${element.name}:${element.attribute('name') ?? ''}`);
}

export function referencesOf(element: XmlElement, name: string): readonly Guid[] {
  return childrenOf(element, name).flatMap((one) => {
    const target = one.attribute('targetGUID') ?? one.attribute('guid');
    return target === undefined ? [] : [guidOf(target)];
  });
}

export function descriptionOf(element: XmlElement): string | null {
  return childOf(element, 'Description')?.text ?? null;
}

/** The text of a source or note: in the project itself, else in a file of the package. */
export function plainTextOf(
  element: XmlElement,
  textOf: (name: string) => string | undefined,
): string | undefined {
  const content = childOf(element, 'PlainTextContent');
  if (content !== undefined) return content.text;
  return textOf(fileNameOf(element.attribute('plainTextPath')) ?? '');
}

/** "internal://name.txt" is a file of the package; a path to anywhere else is somebody else's disk. */
export function fileNameOf(path: string | undefined): string | undefined {
  return /^internal:\/\/\/?([^/\\]+)$/u.exec(path ?? '')?.[1];
}
