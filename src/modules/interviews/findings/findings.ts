import type { Actor } from '#modules/organisation/schema.ts';
import type { CodingState } from '../coding/log/replay.ts';
import {
  enterFindings,
  type FindingsParts,
  type StandingFindings,
  type StudyAsked,
} from './enter-findings.ts';
import { createQuoting, type Quoting } from './quotes/quoting.ts';
import { refuseSealed } from './refuse-sealed.ts';
import { createReporting, type Reporting } from './reports/reporting.ts';
import { createTheming, type Theming } from './themes/theming.ts';

export type { FindingsParts, StandingFindings };

/** Findings as pages ask for them. Each refuses whoever may not code (`not-allowed`). */
export type Findings = Quoting &
  Theming &
  Reporting & {
    standing(actor: Actor, asked: StudyAsked): Promise<StandingFindings>;
    /**
     * What is written of each concept, by its id.
     *
     * @throws DomainError `findings-sealed` to somebody who still codes apart from the others
     */
    texts(actor: Actor, asked: StudyAsked): Promise<CodingState['texts']>;
  };

/** What was found in the interviews of a study: who speaks of what, what is said together, and the report of it. */
export function createFindings(parts: FindingsParts): Findings {
  return {
    ...createQuoting(parts),
    ...createTheming(parts),
    ...createReporting(parts),
    standing: async (actor, { studyId }) => (await enterFindings(parts, actor, studyId)).standing,
    texts: async (actor, { studyId }) => {
      const { standing } = await enterFindings(parts, actor, studyId);
      if (standing.isPartial) refuseSealed(standing.sealed);
      return standing.state.texts;
    },
  };
}
