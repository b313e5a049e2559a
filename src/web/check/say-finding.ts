import type { Finding } from '#modules/publications/index.ts';
import type { Language } from '#platform/language.ts';

export type SaidFinding = {
  readonly id: string;
  readonly where: string;
  readonly text: string;
  readonly decisionChanges: boolean;
};

export function sayFinding(finding: Finding, language: Language): SaidFinding {
  const { id, where, text, decisionChanges } = finding;
  return { id, where: where[language], text: text[language], decisionChanges };
}
