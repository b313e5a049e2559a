import { m } from '#messages';
import { type Finding, finding, type Path } from '../../parse/finding.ts';
import type { ItemOutline } from '../../parse/study-outline.ts';
import { itemFindings } from '../names.rules.ts';
import type { GivenNames } from '../plan-kind.ts';

/** The outcome must be a question, and the event answers to it: some, not all; two options need none said. */
export function eventFindings({ options, content, at }: GivenNames): Finding[] {
  const { outcome, event } = options;
  if (typeof outcome !== 'string') return [];
  const item = content.items.get(outcome);
  if (!item && !content.scales.has(outcome)) return itemFindings(outcome, at('outcome'), content);
  if (!item || item.kind === 'text') {
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_plan_logistic_outcome({}, { locale });
    return [finding('plan-logistic-outcome', at('outcome'), say, outcome)];
  }
  if (event === undefined) {
    if (item.kind === 'choice' && item.options.length === 2) return [];
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_plan_logistic_event({}, { locale });
    return [finding('plan-logistic-event', at('outcome'), say, outcome)];
  }
  const events = Array.isArray(event) ? event : [event];
  const allowed = answersTo(item);
  if (allowed === null) return [];
  const unknown = events.flatMap((value, index) => {
    if (allowed.some((answer) => answer === value)) return [];
    const path: Path = Array.isArray(event) ? [...at('event'), index] : at('event');
    const say = (locale: 'nb' | 'nn' | 'en') =>
      m.studies_plan_logistic_event_unknown({ allowed: allowed.join(', ') }, { locale });
    return [finding('plan-logistic-event-unknown', path, say, String(value))];
  });
  if (unknown.length > 0 || allowed.some((answer) => !events.includes(answer))) return unknown;
  const say = (locale: 'nb' | 'nn' | 'en') => m.studies_plan_logistic_event_all({}, { locale });
  return [finding('plan-logistic-event-all', at('event'), say)];
}

/** Null where the answers are not known beforehand. */
function answersTo({ kind, options, minimum, maximum }: ItemOutline): (string | number)[] | null {
  if (kind === 'choice') return options.map(({ value }) => value);
  if (kind !== 'agreement' || minimum === undefined || maximum === undefined) return null;
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step);
}
