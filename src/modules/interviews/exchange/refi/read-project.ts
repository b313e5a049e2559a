import type { PackedFaults } from '#platform/packed/faults.ts';
import { childOf, childrenOf, type XmlElement, xmlTree } from '#platform/packed/xml-tree.ts';
import { descriptionOf, identityOf, plainTextOf, referencesOf } from './elements.ts';
import { guidOf } from './guids.ts';
import { type Loss, Losses } from './losses.ts';
import type { Guid, QdaCode, QdaLink, QdaProject } from './project.ts';
import { readSources } from './read-sources.ts';
import { resolveReferences } from './resolve-references.ts';

/**
 * Reads the `project.qde` of a package. What cannot be taken along is in `losses`; what the schema forbids and programs
 * write all the same (identities that are no GUIDs, elements in another order) is taken as it is meant.
 *
 * @param textOf a file of the package's `sources/`, by its name there
 * @param faults how the format says that the file is not well formed
 * @returns undefined when it is XML and no REFI-QDA project
 */
export function readProject({
  xml,
  part,
  textOf,
  faults,
}: {
  readonly xml: string;
  readonly part: string;
  readonly textOf: (name: string) => string | undefined;
  readonly faults: PackedFaults;
}): { readonly project: QdaProject; readonly losses: readonly Loss[] } | undefined {
  const root = xmlTree(xml, part, faults);
  if (root?.name !== 'Project') return undefined;
  const losses = new Losses();
  for (const graph of childrenOf(childOf(root, 'Graphs'), 'Graph'))
    losses.add('graph', graph.attribute('name'));
  for (const one of childrenOf(childOf(root, 'Variables'), 'Variable'))
    losses.add('variable', one.attribute('name'));
  const notes = childrenOf(childOf(root, 'Notes'), 'Note').flatMap((note) => {
    const text = plainTextOf(note, textOf);
    if (text === undefined) return losses.add('textElsewhere', note.attribute('name')) ?? [];
    return [{ guid: identityOf(note), name: note.attribute('name') ?? '', text }];
  });
  const read: QdaProject = {
    ...readSources(childOf(root, 'Sources'), textOf, losses),
    name: root.attribute('name') ?? '',
    origin: root.attribute('origin') ?? null,
    description: descriptionOf(root),
    users: childrenOf(childOf(root, 'Users'), 'User').map((user) => ({
      guid: identityOf(user),
      name: user.attribute('name') ?? user.attribute('id') ?? '',
    })),
    codes: codesUnder(childOf(childOf(root, 'CodeBook'), 'Codes'), null),
    cases: childrenOf(childOf(root, 'Cases'), 'Case').map((one) => ({
      guid: identityOf(one),
      name: one.attribute('name') ?? '',
      description: descriptionOf(one),
      sources: referencesOf(one, 'SourceRef'),
      selections: referencesOf(one, 'SelectionRef'),
    })),
    notes,
    links: childrenOf(childOf(root, 'Links'), 'Link').flatMap((link) => linkOf(link, losses)),
    sets: childrenOf(childOf(root, 'Sets'), 'Set').map((set) => ({
      guid: identityOf(set),
      name: set.attribute('name') ?? '',
      description: descriptionOf(set),
      codes: referencesOf(set, 'MemberCode'),
      sources: referencesOf(set, 'MemberSource'),
      notes: referencesOf(set, 'MemberNote'),
    })),
  };
  const project = resolveReferences(read, losses);
  return { project, losses: losses.all };
}

/** All codes under an element, each before those under it. Codes of a code book file have neither notes nor users. */
export function codesUnder(element: XmlElement | undefined, parent: Guid | null): readonly QdaCode[] {
  return childrenOf(element, 'Code').flatMap((code) => {
    const guid = identityOf(code);
    const own: QdaCode = {
      guid,
      name: code.attribute('name') ?? '',
      description: descriptionOf(code),
      colour: colourOf(code.attribute('color')),
      isCodable: code.attribute('isCodable') !== 'false' && code.attribute('isCodable') !== '0',
      parent,
      notes: referencesOf(code, 'NoteRef'),
    };
    return [own, ...codesUnder(code, guid)];
  });
}

function colourOf(written: string | undefined): string | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/iu.exec(written?.trim() ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join('')}`;
}

function linkOf(link: XmlElement, losses: Losses): readonly QdaLink[] {
  const [origin, target] = [link.attribute('originGUID'), link.attribute('targetGUID')];
  if (origin === undefined || target === undefined)
    return losses.add('pointsNowhere', link.attribute('name')) ?? [];
  const direction = link.attribute('direction');
  return [
    {
      guid: identityOf(link),
      name: link.attribute('name') ?? null,
      direction: direction === 'OneWay' || direction === 'Bidirectional' ? direction : 'Associative',
      origin: guidOf(origin),
      target: guidOf(target),
    },
  ];
}
