import type { Draft } from '../draft/draft.ts';
import type { Texts } from '../draft/tongues.ts';
import type { Part } from './json.ts';

/** A question on its way into the draft. */
export type Question = {
  readonly part: Part;
  readonly draft: Draft;
  readonly type: string;
  readonly name: string;
  readonly text: Texts;
  readonly conditions: readonly string[];
};
