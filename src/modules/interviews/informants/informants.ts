import { createGuides, type Guides } from '../guide/guides.ts';
import type { InterviewParts } from './interview-parts.ts';
import { createOverviews, type Overviews } from './overview.ts';

/** All that is done with people who are interviewed, from the guide to their taking back what they said. */
export type Informants = Overviews & Guides;

export function createInformants(parts: InterviewParts): Informants {
  return { ...createOverviews(parts), ...createGuides(parts) };
}
