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
 * language, and every way to write it: its code, its label, its number in the register. Null when the study names none.
 */
export function knownOffices(study: Study): FrameContext['offices'] {
  for (const audience of Object.keys(study.instruments)) {
    const item = officeItem(study, audience);
    if (item?.kind !== 'choice') continue;
    const first = study.languages[0] ?? 'nb';
    const offices = item.options.map(({ value, label }) => ({
      name: textIn(label, first),
      number: study.offices?.units?.[String(value)],
      spellings: [...new Set([String(value), ...languages.map((language) => spelt(label, language))])],
    }));
    const said = new Set(offices.flatMap(({ spellings }) => spellings));
    // A staff system often has the unit's number. One that is another office's code is taken for the code.
    return offices.map(({ name, number, spellings }) => ({
      name,
      spellings: number === undefined || said.has(number) ? spellings : [...spellings, number],
    }));
  }
  return null;
}

const spelt = (label: LocalisedText, language: (typeof languages)[number]) => textIn(label, language);
