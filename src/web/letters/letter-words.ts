import { m } from '#messages';
import { type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import type { LetterLook } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';

export const kindWords: Readonly<Record<LetterKind, typeof m.letters_kind_notice>> = {
  notice: m.letters_kind_notice,
  invitation: m.letters_kind_invitation,
  reminder1: m.letters_kind_reminder1,
  reminder2: m.letters_kind_reminder2,
  thanks: m.letters_kind_thanks,
};
export const languageWords: Readonly<Record<Language, typeof m.letters_in_nb>> = {
  nb: m.letters_in_nb,
  nn: m.letters_in_nn,
  en: m.letters_in_en,
};

export function kindIn(text: string | undefined): LetterKind | undefined {
  return letterKinds.find((kind) => kind === text);
}

export function dayWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** How a letter goes, in a sentence, and what kind of news that is. */
export function useLetterStatus() {
  const { say, language } = useWords();
  return ({
    kind,
    plan,
    counts,
    waiting,
  }: LetterLook): { text: string; variant: 'neutral' | 'info' | 'success' | 'warning' } => {
    if (plan?.fault === 'keys-missing') return { text: say(m.letters_status_keys), variant: 'warning' };
    if (plan?.fault === 'wave-not-open') return { text: say(m.letters_status_state), variant: 'warning' };
    if (plan?.state === 'planned' && plan.sendOn && !plan.fault) {
      return {
        text: say(m.letters_status_planned, { day: dayWords(plan.sendOn, language) }),
        variant: 'info',
      };
    }
    if (!counts) {
      if (plan?.fault) return { text: say(m.letters_untold_down), variant: 'warning' };
      if (plan?.state === 'sending') return { text: say(m.letters_untold_sending), variant: 'info' };
      if (plan?.state === 'paused') return { text: say(m.letters_untold_stopped), variant: 'warning' };
      if (plan?.state === 'done') {
        const said = kind === 'thanks' ? m.letters_untold_sent_answered : m.letters_untold_sent_unanswered;
        return { text: say(said), variant: 'success' };
      }
      return { text: say(m.letters_status_none), variant: 'neutral' };
    }
    const done = counts.sent + counts.outbox + counts.uncertain + counts.refused;
    const all = done + counts.queued + counts.sending;
    if (plan?.fault === 'mail-server')
      return { text: say(m.letters_status_down, { done, all }), variant: 'warning' };
    if (plan?.fault === 'some-deferred')
      return { text: say(m.letters_status_deferred, { done, all }), variant: 'warning' };
    if (plan?.state === 'sending') {
      return {
        text: all === 0 ? say(m.letters_status_starting) : say(m.letters_status_sending, { done, all }),
        variant: 'info',
      };
    }
    if (plan?.state === 'paused')
      return { text: say(m.letters_status_stopped, { done, all }), variant: 'warning' };
    if (done > 0) {
      const more = waiting ? ` ${say(m.letters_status_more, { count: waiting })}` : '';
      const day = plan?.doneOn ? dayWords(plan.doneOn, language) : null;
      const sent = day
        ? say(m.letters_status_done_on, { count: counts.sent, day })
        : say(m.letters_status_done, { count: counts.sent });
      // In the outbox nobody has had it: that is never told as sent.
      const inOutbox = say(m.letters_status_outbox, { count: counts.outbox });
      if (counts.outbox > 0) {
        return { text: (counts.sent > 0 ? `${sent}. ${inOutbox}` : inOutbox) + more, variant: 'info' };
      }
      return { text: sent + more, variant: 'success' };
    }
    return { text: say(m.letters_status_none), variant: 'neutral' };
  };
}
