import { m } from '#messages';

/** What the kinds of questions are called, in the order they are offered. */
export const kindNames: Readonly<Record<string, typeof m.editor_kind_agreement>> = {
  agreement: m.editor_kind_agreement,
  choice: m.editor_kind_choice,
  number: m.editor_kind_number,
  text: m.editor_kind_text,
};
