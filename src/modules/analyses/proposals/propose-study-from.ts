import { itemsOfScale, parseStudy } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { AnswerTable } from '../answers/answer-table.ts';
import { type Codebook, codebookOf } from '../answers/codebook/codebook.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { type Proposal, proposedFile, proposeStudy } from './propose-study.ts';
import { reversedAmong } from './reversed-items.ts';

export type ProposalFromFile = Proposal & { readonly codebook: Codebook };

/**
 * Proposes a study from a file of answers and makes sure that it reads that file. Questions whose answers go
 * against the rest of their scale are proposed as reversed.
 *
 * @throws DomainError `answers-file` when the file cannot be read
 * @example writeFileSync('study.yaml', proposeStudyFrom(bytes, 'svar.sav', 'nb').yaml)
 */
export function proposeStudyFrom(bytes: Uint8Array, fileName: string, language: Language): ProposalFromFile {
  const codebook = codebookOf(bytes, fileName);
  const first = proposeStudy(codebook, language);
  const { study } = parseStudy(first.yaml, 'study.yaml');
  const table = readAnswers({ bytes, fileName, study, file: proposedFile });
  const reversed = reversedIn(study, table);
  return { codebook, ...(reversed.size > 0 ? proposeStudy(codebook, language, reversed) : first) };
}

/** Names of the variables that seem reversed. */
function reversedIn(study: Study, { columns }: AnswerTable): Set<string> {
  const items = study.instruments[proposedFile]!.sections.flatMap((section) => section.items);
  const nameOf = new Map(items.map(({ id, column }) => [id, column ?? id]));
  const reversed = new Set<string>();
  for (const scale of Object.values(study.scales)) {
    const ids = itemsOfScale(scale).map(({ id }) => id);
    const answers = ids.map((id) => {
      const column = columns[id];
      return column?.kind === 'numeric' ? column.numbers : new Float64Array();
    });
    for (const [index, isReversed] of reversedAmong(answers).entries()) {
      if (isReversed) reversed.add(nameOf.get(ids[index]!)!);
    }
  }
  return reversed;
}
