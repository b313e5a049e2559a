import type { SpokenIn } from '#modules/interviews/index.ts';
import { textOf } from '#web/letters/refused.ts';

/** What somebody said yes to, as the form has it. */
export const confirmedSend = (form: FormData) => {
  const language = textOf(form, 'language');
  return {
    recordingId: textOf(form, 'recording'),
    host: textOf(form, 'host'),
    language: isSpoken(language) ? language : null,
  };
};
const isSpoken = (given: string): given is SpokenIn => given === 'no' || given === 'nn' || given === 'en';
