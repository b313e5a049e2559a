import { officeItem } from '#modules/studies/index.ts';
import { type LocalisedText, type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import type { FrameContext } from './read-frame.ts';

/** The questionnaires that are asked in a wave. */
export function audiencesOf({ study, wave }: Pick<SeenWave, 'study' | 'wave'>): readonly string[] {
  const all = Object.keys(study.instruments);
  const chosen = all.filter((audience) => wave.audiences.includes(audience));
  return chosen.length > 0 ? chosen : all;
}

/**
 * The offices that a study names, when one of its questions asks for the office: each by its label in the study's first
 * language, and every way to write it. Null when the study names none.
 */
export function knownOffices(study: Study): FrameContext['offices'] {
  for (const audience of Object.keys(study.instruments)) {
    const item = officeItem(study, audience);
    if (item?.kind !== 'choice') continue;
    const first = study.languages[0] ?? 'nb';
    return item.options.map(({ value, label }) => ({
      name: textIn(label, first),
      spellings: [...new Set([String(value), ...languages.map((language) => spelt(label, language))])],
    }));
  }
  return null;
}

const spelt = (label: LocalisedText, language: (typeof languages)[number]) => textIn(label, language);
