import { type Consents, createConsents } from '../consent/consents.ts';
import { createGuides, type Guides } from '../guide/guides.ts';
import { createHolding, type Holding } from '../hold/holding.ts';
import { createSamples, type Samples } from '../sample/samples.ts';
import { createSheets, type Sheets } from '../sheet/sheets.ts';
import { createWithdrawals, type Withdrawals } from '../withdrawal/withdrawals.ts';
import type { InterviewParts } from './interview-parts.ts';
import { createOverviews, type Overviews } from './overview.ts';
import { createInformantPeople, type InformantPeople } from './people.ts';

/** All that is done with people who are interviewed, from the guide to their taking back what they said. */
export type Informants = Overviews &
  Guides &
  InformantPeople &
  Sheets &
  Consents &
  Samples &
  Holding &
  Withdrawals;

export function createInformants(parts: InterviewParts): Informants {
  return {
    ...createOverviews(parts),
    ...createGuides(parts),
    ...createInformantPeople(parts),
    ...createSheets(parts),
    ...createConsents(parts),
    ...createSamples(parts),
    ...createHolding(parts),
    ...createWithdrawals(parts),
  };
}
