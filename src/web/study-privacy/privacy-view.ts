import {
  type Advice,
  adviseAgainstIdentifying,
  estimateIdentifiability,
  type KnownGroup,
  type PointingQuestion,
} from '#modules/privacy/index.ts';
import { itemsOf, labelOf, officeItem } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';

export type ExposureRow = {
  readonly name: string;
  readonly people: number;
  readonly alone: number;
  readonly small: number;
};
export type QuestionRow = {
  readonly id: string;
  readonly name: string;
  /** How many different answers; null where there is no end of them. */
  readonly answers: number | null;
  /** In small groups when this is asked alone, and when it is left out. */
  readonly byItself: number;
  readonly without: number;
};
export type AdviceRow = {
  readonly kind: Advice['kind'];
  readonly name: string;
  readonly to: number;
  readonly small: number;
};
export type EstimateView = {
  readonly instrument: string;
  readonly title: string;
  readonly questions: readonly QuestionRow[];
  /** Null before it is known how many are asked. */
  readonly estimate: {
    readonly people: number;
    readonly alone: number;
    readonly small: number;
    /** Who are in an office under the minimum, whatever is asked. */
    readonly inTinyOffices: number;
    readonly offices: readonly ExposureRow[];
    readonly advice: readonly AdviceRow[];
  } | null;
};

/** Answers that a number without bounds is reckoned to have: as many as the years people work. */
const unboundedNumber = 50;
const mostOffices = 200;

/** For one questionnaire: how many would be recognisable, by office and by question, and what helps. */
export function estimateView(
  study: Study,
  instrument: string,
  groups: readonly KnownGroup[],
  language: Language,
): EstimateView {
  const office = officeItem(study, instrument);
  const items = itemsOf(study, instrument).filter((item) => item.identifying === true && item !== office);
  const questions = items.map((item): PointingQuestion => ({ id: item.id, answers: answersOf(item) }));
  const nameOf = (id: string) => labelOf(study, id, language, instrument);
  const { minimumGroup } = study.privacy;
  const situation = { groups: groups.slice(0, mostOffices), questions, minimumGroup };
  const found = estimateIdentifiability(situation);
  const title = study.instruments[instrument]?.title;
  return {
    instrument,
    title: title ? textIn(title, language) : instrument,
    questions: found.byQuestion.map(({ id, answers, byItself, without }) => ({
      id,
      name: nameOf(id),
      answers: Number.isFinite(answers) ? answers : null,
      byItself: Math.round(byItself.inSmallGroups),
      without: Math.round(without.inSmallGroups),
    })),
    estimate:
      found.people === 0
        ? null
        : {
            people: found.people,
            alone: Math.round(found.alone),
            small: Math.round(found.inSmallGroups),
            inTinyOffices: found.byGroup.reduce(
              (sum, one) => sum + (one.people < minimumGroup ? one.people : 0),
              0,
            ),
            offices: found.byGroup.map(({ name, people, alone, inSmallGroups }) => ({
              name,
              people,
              alone: Math.round(alone),
              small: Math.round(inSmallGroups),
            })),
            advice: adviseAgainstIdentifying(situation).map((advice) => ({
              kind: advice.kind,
              name: nameOf(advice.id),
              to: advice.kind === 'coarsen' ? advice.to : 1,
              small: Math.round(advice.inSmallGroups),
            })),
          },
  };
}

function answersOf(item: Item): number {
  switch (item.kind) {
    case 'choice':
      return item.options.length;
    case 'agreement':
      return item.points;
    case 'number':
      return item.minimum !== undefined && item.maximum !== undefined
        ? Math.max(1, Math.min(1000, Math.floor(item.maximum - item.minimum) + 1))
        : unboundedNumber;
    case 'text':
      return Number.POSITIVE_INFINITY;
  }
}
