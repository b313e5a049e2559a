import { TextRun } from 'docx';
import { withoutForbiddenCharacters } from '../figures/text.ts';
import type { Text } from '../schema.ts';
import { runsOf, withStatisticsTogether } from './runs.ts';

type Look = {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly size?: number;
};

/** docx escapes what it writes; what XML forbids even escaped is dropped here. */
export function docxRuns(text: Text, look: Look = {}): TextRun[] {
  return runsOf(text).map(
    (run) =>
      new TextRun({
        ...look,
        text: withStatisticsTogether(withoutForbiddenCharacters(run.text)),
        ...(run.bold ? { bold: true } : {}),
        ...(run.italic ? { italics: true } : {}),
        ...(run.superscript ? { superScript: true } : {}),
        ...(run.subscript ? { subScript: true } : {}),
      }),
  );
}
