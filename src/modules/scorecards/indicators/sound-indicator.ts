import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import type { Indicator } from '../schema.ts';
import { faultsOfIndicator, indicatorOf, writtenIndicator } from './indicator-schema.ts';
import { faultSentence } from './read-indicator-set.ts';

export type GivenIndicator = Readonly<Record<string, unknown>>;

/** An indicator as a form gives it, when it can stand. @throws DomainError `indicator` */
export function soundIndicator(given: GivenIndicator): Indicator {
  const read = writtenIndicator.safeParse(given);
  if (!read.success) {
    const [{ path, message }] = read.error.issues as [(typeof read.error.issues)[number]];
    const [field] = path;
    if (message === 'text-form') throw refusal('indicator', m.scorecards_set_text);
    if (field === 'code') throw refusal('indicator', m.scorecards_set_code);
    if (field === 'ownerUnit') throw refusal('indicator', m.scorecards_set_unit_number);
    if (field === 'per') throw refusal('indicator', m.scorecards_set_size);
    throw refusal('indicator', m.scorecards_indicator_incomplete);
  }
  const [fault] = faultsOfIndicator(read.data);
  if (fault) throw refusal('indicator', faultSentence(fault));
  return indicatorOf(read.data);
}
