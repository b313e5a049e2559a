import type { LocalisedText, Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { UnitsLook } from '../reporting-units/look-at-units.ts';
import type { WaveDescription } from '../schema.ts';
import { audiencesOf, breaksPromise } from './wave-settings.rules.ts';

/** What has to be in place before a wave opens. `advice` may be left as it is; `missing` may not. */
export type Check = {
  readonly id: 'languages' | 'plan' | 'retention' | 'people' | 'units' | 'letter' | 'pilot' | 'closing';
  readonly state: 'done' | 'advice' | 'missing';
  /** How many: texts that lack a language, planned analyses, people, units too small, testers who have finished. */
  readonly count?: number;
  /** The day by which the study says that names are gone, where the wave would keep them longer. */
  readonly promised?: string;
  /** How many reporting units there are, whether somebody has decided them, and offices that have come in since. */
  readonly units?: number;
  readonly isDecided?: boolean;
  readonly undecided?: number;
  /** People by instrument, where people are counted. */
  readonly audiences?: readonly { readonly audience: string; readonly people: number }[];
};

export type Readiness = {
  readonly wave: Pick<
    WaveDescription,
    'audiences' | 'senderName' | 'isPilotSkipped' | 'plannedClosingOn' | 'eraseCodeKeyOn'
  >;
  readonly study: Study;
  /** How many of each audience are in the code key. */
  readonly people: ReadonlyMap<string, number>;
  /** Whether answers may come by a link that is given out on site. */
  readonly hasOpenLink: boolean;
  /** Whether the custodian's invitation says all that it must. */
  readonly isLetterReady: boolean;
  readonly pilot: { readonly finished: number; readonly openComments: number };
  readonly today: string;
  /** Which offices are reported together; null where people are in no offices. */
  readonly units: Pick<UnitsLook, 'units' | 'isDecided' | 'undecided'> | null;
};

/** What is in place and what is not, in the order in which one does it. */
export function checksBeforeOpening(given: Readiness): readonly Check[] {
  const { wave, study, people, hasOpenLink, pilot, today } = given;
  const asked = audiencesOf(study, wave);
  const untranslated = missingTexts(study, asked).length;
  const counts = asked.map((audience) => ({ audience, people: people.get(audience) ?? 0 }));
  const invited = counts.reduce((sum, one) => sum + one.people, 0);
  // A questionnaire that has gone since the wave was made asks nobody.
  const everybody = counts.length > 0 && counts.every((one) => one.people > 0);
  // The study may have come to promise an earlier day since the wave was given its own.
  const isTooLate = breaksPromise(study, wave.eraseCodeKeyOn);
  const isErasureSet = wave.eraseCodeKeyOn !== null && wave.eraseCodeKeyOn > today && !isTooLate;
  const isLetterReady = given.isLetterReady && wave.senderName !== '';
  return [
    { id: 'languages', state: untranslated === 0 ? 'done' : 'missing', count: untranslated },
    { id: 'plan', state: study.plan.length > 0 ? 'done' : 'advice', count: study.plan.length },
    {
      id: 'retention',
      state: isErasureSet ? 'done' : 'missing',
      ...(isTooLate ? { promised: study.privacy.eraseCodeKeyBy! } : {}),
    },
    {
      id: 'people',
      state: everybody ? 'done' : counts.length > 0 && (invited > 0 || hasOpenLink) ? 'advice' : 'missing',
      count: invited,
      audiences: counts,
    },
    ...unitsCheck(given.units),
    // Without anybody to write to there is no letter to get ready.
    { id: 'letter', state: isLetterReady || (invited === 0 && hasOpenLink) ? 'done' : 'missing' },
    pilotCheck(wave.isPilotSkipped, pilot),
    { id: 'closing', state: wave.plannedClosingOn === null ? 'advice' : 'done' },
  ];
}

/** Offices too small to be shown alone are better joined before anybody answers; a wave may open without. */
function unitsCheck(look: Readiness['units']): Check[] {
  if (!look) return [];
  const small = look.units.filter(({ isLargeEnough }) => !isLargeEnough);
  const isDone = look.undecided.length === 0 && small.length === 0;
  return [
    {
      id: 'units',
      state: isDone ? 'done' : 'advice',
      count: small.length,
      units: look.units.length,
      isDecided: look.isDecided,
      undecided: look.undecided.length,
    },
  ];
}

function pilotCheck(isSkipped: boolean, { finished, openComments }: Readiness['pilot']): Check {
  if (finished > 0)
    return { id: 'pilot', state: openComments > 0 ? 'advice' : 'done', count: openComments || finished };
  return { id: 'pilot', state: isSkipped ? 'advice' : 'missing' };
}

export const isReady = (checks: readonly Check[]) => checks.every(({ state }) => state !== 'missing');

/** Which texts that a respondent reads lack which of the study's languages. A text without languages serves all. */
export function missingTexts(
  study: Study,
  audiences: readonly string[],
): readonly { readonly where: string; readonly language: Language }[] {
  const texts: [string, LocalisedText | undefined][] = [['title', study.title]];
  for (const audience of audiences) {
    const { title, introduction, sections } = study.instruments[audience]!;
    texts.push([audience, title], [audience, introduction]);
    for (const section of sections) {
      texts.push([audience, section.title], [audience, section.introduction]);
      for (const item of section.items) {
        texts.push([item.id, item.text]);
        if (item.kind === 'choice') for (const { label } of item.options) texts.push([item.id, label]);
        if (item.kind === 'agreement') for (const anchor of item.anchors ?? []) texts.push([item.id, anchor]);
      }
    }
  }
  return texts.flatMap(([where, text]) =>
    text === undefined || typeof text === 'string'
      ? []
      : study.languages
          .filter((language) => !text[language]?.trim())
          .map((language) => ({ where, language })),
  );
}
