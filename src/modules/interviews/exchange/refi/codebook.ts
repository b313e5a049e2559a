import { create } from 'xmlbuilder2';
import type { PackedFaults } from '#platform/packed/faults.ts';
import { childOf, childrenOf, xmlTree } from '#platform/packed/xml-tree.ts';
import { descriptionOf, identityOf, referencesOf } from './elements.ts';
import { type Loss, Losses } from './losses.ts';
import type { QdaCode, QdaSet } from './project.ts';
import { codesUnder } from './read-project.ts';
import { writable, writableName } from './writable.ts';
import { writeCodes } from './write-project.ts';

export const codebookNamespace = 'urn:QDA-XML:codebook:1.0';

/** A code book by itself (`.qdc`): codes and the groups of them, without any text they were put on. */
export type Codebook = {
  readonly codes: readonly QdaCode[];
  readonly sets: readonly Pick<QdaSet, 'guid' | 'name' | 'description' | 'codes'>[];
};

/** @param origin the program that writes it */
export function writeCodebook({ codes, sets }: Codebook, origin: string): string {
  const root = create({ version: '1.0', encoding: 'utf-8' }).ele(codebookNamespace, 'CodeBook', {
    origin: writableName(origin),
  });
  writeCodes(root.ele('Codes'), codes, null, { withNotes: false });
  if (sets.length > 0) {
    const parent = root.ele('Sets');
    for (const set of sets) {
      const element = parent.ele('Set', { guid: set.guid, name: writableName(set.name) });
      if (set.description !== null) element.ele('Description').txt(writable(set.description));
      for (const guid of set.codes) element.ele('MemberCode', { guid });
    }
  }
  return `${root.end({ prettyPrint: false })}\n`;
}

/**
 * Reads a `.qdc`. Some programs write the code book of a project there, in the project's own namespace: it is read too.
 *
 * @returns undefined when it is XML and no code book
 */
export function readCodebook(
  xml: string,
  part: string,
  faults: PackedFaults,
): (Codebook & { readonly losses: readonly Loss[] }) | undefined {
  const root = xmlTree(xml, part, faults);
  if (root?.name !== 'CodeBook' && root?.name !== 'Project') return undefined;
  const book = root.name === 'Project' ? childOf(root, 'CodeBook') : root;
  const losses = new Losses();
  const seen = new Set<string>();
  const codes = codesUnder(childOf(book, 'Codes'), null).filter(({ guid, name }) => {
    if (!seen.has(guid)) return seen.add(guid);
    losses.add('sameIdentity', name);
    return false;
  });
  const sets = childrenOf(childOf(root, 'Sets'), 'Set').map((set) => ({
    guid: identityOf(set),
    name: set.attribute('name') ?? '',
    description: descriptionOf(set),
    codes: referencesOf(set, 'MemberCode').filter(
      (guid) => seen.has(guid) || (losses.add('pointsNowhere', guid) ?? false),
    ),
  }));
  return { codes: codes.map((code) => ({ ...code, notes: [] })), sets, losses: losses.all };
}
