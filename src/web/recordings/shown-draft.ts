import type { Draft } from '#modules/interviews/index.ts';

const shownLength = 120;

/** A draft as it is offered: when it was saved, by whom, how much it is and how it ends. For loaders. */
export const shownDraft = ({ draftId, savedAt, byName, content }: Draft) => ({
  draftId,
  savedAt,
  byName,
  words: content.turns.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0),
  ends: content.turns.findLast(({ text }) => text.trim() !== '')?.text.slice(-shownLength) ?? '',
});
export type ShownDraft = ReturnType<typeof shownDraft>;

/** As in "22. november kl. 14:05", in Norway. */
export function sayWhen(savedAt: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'Europe/Oslo',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(savedAt));
}
