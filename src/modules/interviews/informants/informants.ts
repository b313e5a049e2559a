import { type Consents, createConsents } from '../consent/consents.ts';
import { createGuides, type Guides } from '../guide/guides.ts';
import { createSheets, type Sheets } from '../sheet/sheets.ts';
import type { InterviewParts } from './interview-parts.ts';
import { createOverviews, type Overviews } from './overview.ts';
import { createInformantPeople, type InformantPeople } from './people.ts';

/** All that is done with people who are interviewed, from the guide to their taking back what they said. */
export type Informants = Overviews & Guides & InformantPeople & Sheets & Consents;

export function createInformants(parts: InterviewParts): Informants {
  return {
    ...createOverviews(parts),
    ...createGuides(parts),
    ...createInformantPeople(parts),
    ...createSheets(parts),
    ...createConsents(parts),
  };
}
