import { textOf } from '#web/letters/refused.ts';

/** Every question of the form with its mark and its note. */
export function notesInForm(form: FormData) {
  return form
    .getAll('question')
    .map(String)
    .map((questionId) => ({
      questionId,
      isAsked: form.has(`asked-${questionId}`),
      note: textOf(form, `note-${questionId}`),
    }));
}
