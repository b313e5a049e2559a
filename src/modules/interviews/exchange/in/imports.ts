import type { InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { createConfirm } from './bring-in.ts';
import { createHeldFiles } from './held-file.ts';
import { createPlanOf } from './import-ground.ts';
import { createPreview } from './preview.ts';
import { createUndo } from './undo-import.ts';

type Imports = Pick<InterviewExchange, 'hold' | 'held' | 'choose' | 'confirm' | 'letGo' | 'undo'>;

/** What is brought into a study's interviews from other programs' files. */
export function createImports(parts: ExchangeParts, enter: Enter): Imports {
  const given = { parts, enter, files: createHeldFiles(parts.clock), planOf: createPlanOf(parts, enter) };
  return { ...createPreview(given), confirm: createConfirm(given), undo: createUndo(parts, enter) };
}
