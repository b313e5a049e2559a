import type { NameEraser } from '../withdrawal/eraser.ts';
import { replaceInQuotes } from './quotes/replace-names.server.ts';
import { replaceInThemes } from './themes/themes.server.ts';

/** Puts what stands for names into everything of the findings but reports that are locked. */
export const replaceInFindings: NameEraser<(text: string) => string> = async (transaction, place, anew) => {
  await replaceInQuotes(transaction, place, anew);
  await replaceInThemes(transaction, place, anew);
};
