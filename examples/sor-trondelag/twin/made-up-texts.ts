import type { Cell } from './csv.ts';
import type { Chance } from './random.ts';

/** Sentences nobody has said. Each says so itself, because a text can be read alone. */
export const madeUpTexts = {
  arenaOther: [
    'Oppdiktet svar: Vi øver på saker sammen en time i uka.',
    'Oppdiktet svar: Eg følgjer ein kollega ein dag i månaden.',
    'Oppdiktet svar: Korte opptak som jeg kan se når det passer.',
    'Oppdiktet svar: Eit kurs på kveldstid.',
    'Oppdiktet svar: Vi bytter oppgaver i perioder.',
  ],
  registersWhy: [
    'Oppdiktet svar: Jeg er usikker på hva som teller.',
    'Oppdiktet svar: Det er lett å gløyme når dagen er full.',
    'Oppdiktet svar: Oppgavene mine er ikke med i målekortet.',
    'Oppdiktet svar: Systemet krev for mange steg.',
  ],
  comments: [
    'Oppdiktet svar: Mer tid til å prøve ut forslag.',
    'Oppdiktet svar: Vi treng ein fast plass å melde inn idear.',
    'Oppdiktet svar: Det hjelper når noen forteller hva forslaget førte til.',
    'Oppdiktet svar: Roligare arbeidsplass.',
    'Oppdiktet svar: Ingenting å legge til.',
  ],
  leaderNeeds: [
    'Oppdiktet svar: En fast dag til felles øving.',
    'Oppdiktet svar: Eit nettverk for dei som leier små einingar.',
    'Oppdiktet svar: Noen som kan ta vakta mens vi lærer.',
  ],
} as const;

/** A column of texts where about this share of those who were asked wrote something. */
export function textColumn(
  texts: readonly string[],
  asked: readonly boolean[],
  share: number,
  chance: Chance,
): Cell[] {
  return asked.map((wasAsked) =>
    wasAsked && chance.uniform() < share ? texts[chance.below(texts.length)]! : null,
  );
}
