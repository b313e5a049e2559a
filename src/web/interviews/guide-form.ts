import type { Guide, GuidePart } from '#modules/interviews/index.ts';
import { textOf } from '#web/letters/refused.ts';

/**
 * The guide as its form says it: parts and questions in the order that their fields have, a prompt a line. What is not
 * a name of ours is left out.
 */
export function guideInForm(form: FormData): Guide {
  const parts = form
    .getAll('part')
    .map(String)
    .filter((id) => /^p\d{1,4}$/.test(id));
  const questions = form
    .getAll('question')
    .map(String)
    .flatMap((where) => {
      const [, partId, id] = /^(p\d{1,4})\/(q\d{1,5})$/.exec(where) ?? [];
      return partId && id ? [{ partId, id }] : [];
    });
  return {
    parts: [...new Set(parts)].map((id, place, all): GuidePart => {
      const kind = place === 0 ? 'warmUp' : place === all.length - 1 ? 'closing' : 'theme';
      return {
        id,
        kind,
        title: kind === 'theme' ? textOf(form, `title-${id}`) : '',
        intro: textOf(form, `intro-${id}`),
        questions: questions
          .filter(({ partId }) => partId === id)
          .map((question) => ({
            id: question.id,
            text: textOf(form, `text-${question.id}`),
            prompts: textOf(form, `prompts-${question.id}`)
              .split('\n')
              .filter((line) => line.trim() !== ''),
          })),
      };
    }),
  };
}
