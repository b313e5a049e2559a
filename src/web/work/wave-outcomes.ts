import { type AnswerTable, type OutcomeTable, readOutcomes } from '#modules/analyses/index.ts';
import { notReckonedOf } from '#modules/scorecards/index.ts';
import type { OutcomesRead } from '#modules/scorecards/schema.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { WaveReportJob } from './job.ts';
import { entriesOnOutcomes } from './runnable-entries.ts';

/** What a wave's report has to say of its offices' outcomes, and the numbers themselves. */
type WaveOutcomes = {
  /** The study with the outcomes that can be reckoned. */
  readonly study: Study;
  /** Null where none can be. */
  readonly table: OutcomeTable | null;
  readonly read: OutcomesRead | null;
};

/**
 * The outcomes of a wave's offices from the reading that is kept with it. What the reading cannot give is taken out of the
 * study, with the reason beside it: an outcome is reckoned from all of its indicators or not at all.
 */
export function outcomesOfWave(
  outcomes: WaveReportJob['outcomes'],
  study: Study,
  answers: readonly AnswerTable[],
): WaveOutcomes {
  if (!outcomes) return { study, table: null, read: null };
  const { fileName, bytes, reading } = outcomes;
  const { contents, ...about } = reading;
  const text = new TextDecoder().decode(bytes);
  const [heading = ''] = text.split('\n');
  const notReckoned = notReckonedOf(study.outcomes, {
    columns: new Set(heading.split(';').slice(1)),
    indicators: contents.indicators,
    hasSurvey: contents.userSurvey !== null,
  });
  const without = new Set(notReckoned.map(({ outcome }) => outcome));
  const reckoned = Object.fromEntries(Object.entries(study.outcomes).filter(([id]) => !without.has(id)));
  const own = { ...study, outcomes: reckoned };
  const table =
    Object.keys(reckoned).length > 0 ? readOutcomes({ bytes, fileName, study: own, answers }) : null;
  const { gaps, offices } = contents;
  return {
    study: own,
    table,
    read: {
      ...about,
      period: contents.period,
      userSurvey: contents.userSurvey,
      fileName,
      sha256: outcomes.sha256,
      sources: [...contents.sources],
      offices: offices.filter(({ units }) => units.length > 0).length,
      joined: offices.filter(({ units }) => units.length > 1).length,
      unknownOffices: [...contents.unknownOffices],
      emptyMonths: [...gaps.emptyMonths],
      incomplete: gaps.incomplete.map((one) => ({ ...one })),
      tooFew: gaps.tooFew,
      withoutTarget: gaps.withoutTarget,
      notReckoned: [...notReckoned],
    },
  };
}

/**
 * The study with what rests on outcomes as thought of afterwards: the numbers were chosen, or had changed, when the answers
 * could be known. It stands first among what came afterwards, in the order of the plan. The ledger of what has been told is
 * about people, and does not know the file of offices, so what else is told stays the same.
 */
export function withOutcomesPostHoc(study: Study): Study {
  const moved = entriesOnOutcomes(study);
  const kept = study.plan.filter(({ id }) => !moved.has(id));
  const ids = new Set(kept.map(({ id }) => id));
  return {
    ...study,
    plan: kept,
    postHoc: [...study.plan.filter(({ id }) => moved.has(id)), ...study.postHoc],
    families: study.families
      .map((family) => ({ ...family, analyses: family.analyses.filter((id) => ids.has(id)) }))
      .filter(({ analyses }) => analyses.length > 0),
  };
}
