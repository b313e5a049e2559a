import { m } from '#messages';
import { anyText, fixedAnswers, no, yes, yesNo } from '../draft/answers-of.ts';
import { mapTexts, type Texts } from '../draft/tongues.ts';
import { optionsIn } from './choices.ts';
import type { Question } from './question.ts';
import { tellOfDemands, tellOfRest } from './settings.ts';

/** Rows that share their columns as answers: one question a row. */
export function addGrid(question: Question): void {
  const { part, draft, name, text, conditions } = question;
  const rows = optionsIn(part, 'rows', draft, name);
  const columns = optionsIn(part, 'columns', draft, name);
  for (const key of ['rowsVisibleIf', 'columnsVisibleIf', 'cells']) {
    if (part.value(key) === undefined) continue;
    draft.report.gather('dropped', 'grid-setting', key, `${name}: ${key}`, part.place, (locale) =>
      m.studies_import_grid_setting({}, { locale }),
    );
  }
  if (part.string('cellType') === 'checkbox') {
    for (const row of rows) {
      const each = columns.map(({ code, label }) => ({ code, label, name: `${name}-${row.code}-${code}` }));
      const heading = joined(text, row.label);
      const ticked = yesNo(yes, no, [['true', 1]]);
      draft.askTicks(
        { name: `${name}-${row.code}`, place: part.place, text: heading, conditions },
        each,
        ticked,
      );
    }
    return;
  }
  const fixed = fixedAnswers(columns, 'grid');
  // What the rows have in common is said once, over them.
  if (rows.length > 0) draft.note(text);
  const asked = rows.length > 0 ? rows : [{ code: '', label: text }];
  for (const { code, label } of asked) {
    const own = code === '' ? name : `${name}-${code}`;
    draft.askFixed(
      { name: own, place: part.place, text: label, conditions },
      fixed,
      code === '' ? name : `${name}.${code}`,
    );
  }
  const kind = fixed.answer.kind;
  const range = fixed.answer.kind === 'agreement' ? fixed.answer : { points: columns.length, lowest: 1 };
  draft.report.add('converted', `grid-${kind}`, name, part.place, (locale) =>
    kind === 'agreement'
      ? m.studies_import_became_statements(
          { count: asked.length, lowest: range.lowest, highest: range.lowest + range.points - 1 },
          { locale },
        )
      : m.studies_import_became_choices({ count: asked.length, options: columns.length }, { locale }),
  );
  draft.tellFixed(fixed, name, part.place);
}

/**
 * Rows with a question of its own in each cell.
 *
 * @param addQuestion adds one cell; false for a kind there is not
 */
export function addCells(question: Question, addQuestion: (cell: Question) => boolean): void {
  const { part, draft, type, name, text, conditions } = question;
  const rows = optionsIn(part, 'rows', draft, name);
  const columns = part.parts('columns');
  const shared = part.list('choices');
  const usual = part.string('cellType') ?? 'dropdown';
  const asked =
    rows.length > 0 && type === 'matrixdropdown' ? rows : [{ code: '', label: new Map<string, string>() }];
  for (const row of asked) {
    for (const column of columns) {
      const own = column.string('name') ?? '';
      const title = column.texts('title');
      const label = draft.plain(title.size > 0 ? title : column.textsOf(own), name, column.place);
      const cell = column.string('cellType') ?? 'default';
      const kind = cell === 'default' ? usual : cell;
      const cellPart = column.list('choices').length > 0 ? column : column.with({ choices: shared });
      const heading = joined(joined(text, row.label), label);
      const cellName = [name, row.code, own].filter((one) => one !== '').join('-');
      if (!addQuestion({ part: cellPart, draft, type: kind, name: cellName, text: heading, conditions })) {
        draft.drop('type-unknown', cellName, column.place, (locale) =>
          m.studies_import_type_unknown({ type: kind.slice(0, 60) }, { locale }),
        );
      }
      tellOfDemands(column, draft, name);
      if (row === asked[0]) tellOfRest(column, draft, cellName);
    }
  }
  if (type === 'matrixdynamic') {
    draft.report.add('changed', 'repeat', name, part.place, (locale) =>
      m.studies_import_repeat({}, { locale }),
    );
    for (const key of ['rowCount', 'minRowCount', 'maxRowCount', 'addRowText', 'removeRowText'])
      part.value(key);
  } else {
    draft.report.add('changed', 'cells', name, part.place, (locale) =>
      m.studies_import_cells({ count: asked.length * columns.length }, { locale }),
    );
  }
}

/** Two texts as one, the first before a colon. */
function joined(first: Texts, second: Texts): Texts {
  if (first.size === 0) return second;
  if (second.size === 0) return first;
  return mapTexts(
    second,
    (text, tongue) => `${(first.get(tongue) ?? anyText(first)).replace(/[\s:]+$/, '')}: ${text}`,
  );
}
