import {
  answerPower,
  type PowerAnswer,
  type PowerQuestion,
  powerSentences,
} from '#modules/analyses/index.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { FigureLayout } from './figures/index.ts';
import type { FigureBlock, TableBlock } from './schema.ts';
import { drawPowerCurve, powerAlternative, powerTableParts, powerTitle } from './sections/power-section.ts';

/** What a study can show, asked on its own: the sentences, the curve and its table. */
export type PowerView = {
  readonly answer: PowerAnswer;
  readonly sentences: readonly [string, string];
  readonly figure: FigureBlock;
  readonly table: TableBlock;
};

/**
 * Answers a question of power in words, figure and table.
 *
 * @throws StatisticsError as `answerPower`
 */
export function powerView(question: PowerQuestion, language: Language): PowerView {
  const { design, power = 0.8 } = question;
  const answer = answerPower(question);
  const shown = { design, n: answer.n, power, alpha: answer.alpha, curve: answer.curve };
  const title = powerTitle(design, language);
  const draw = (layout: FigureLayout) =>
    drawPowerCurve(shown, {
      language,
      title,
      layout,
      formatNumber: (value, decimals) => formatNumber(value, language, { decimals }),
    });
  const wide = draw('wide');
  const parts = powerTableParts(shown, language);
  const provenance = { text: '' };
  return {
    answer,
    sentences: powerSentences(design, answer, language),
    figure: {
      kind: 'figure',
      id: 'power-curve',
      number: '',
      title,
      svg: wide.svg,
      narrowSvg: draw('narrow').svg,
      widthPixels: wide.widthPixels,
      heightPixels: wide.heightPixels,
      alternativeText: powerAlternative(language),
      tableId: 'power-table',
      provenance,
    },
    table: {
      kind: 'table',
      id: 'power-table',
      number: '',
      title: parts.title,
      columns: parts.columns.map((label, index) => ({ label, align: index === 0 ? 'left' : 'right' })),
      rows: parts.rows,
      notes: parts.notes,
      provenance,
    },
  };
}
