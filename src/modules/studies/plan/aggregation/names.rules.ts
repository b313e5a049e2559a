import { m } from '#messages';
import { type Finding, finding } from '../../parse/finding.ts';
import type { Content } from '../files.rules.ts';
import { groupFindings, itemFindings, type Named, repeated, scaleFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const aggregationPlan: PlanKind<'aggregation'> = {
  needsSingleAnswers: true,
  check: ({ names, options, at, content }) => [
    ...names('scales').flatMap(({ name, path }) => scaleFindings(name, path, content)),
    ...repeated(names('scales')),
    ...names('items').flatMap((item) => answerScaleFindings(item, content)),
    ...repeated(names('items')),
    ...groupFindings(options.by, at('by'), content),
  ],
  // A scale does without the items that are not there.
  uses: ({ by, items = [] }) => [by, ...items],
};

/** What agreement is depends on how many answers there are: a question must have an answer scale. */
function answerScaleFindings({ name, path }: Named, content: Content): Finding[] {
  const item = content.items.get(name);
  if (item?.kind === 'agreement') return [];
  if (!item || item.kind === 'text') return itemFindings(name, path, content);
  return [
    finding('plan-no-answer-scale', path, (locale) => m.studies_plan_no_answer_scale({}, { locale }), name),
  ];
}
