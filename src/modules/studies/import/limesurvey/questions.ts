import { m } from '#messages';
import { fixedAnswers, no, optionOf, rating, yes, yesNo } from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import { joinTexts } from '../draft/tongues.ts';
import { type Asking, addFixed, optionsIn } from './asking.ts';
import { tellOfAttributes } from './attributes.ts';
import { isAlways } from './conditions.ts';
import { words } from './fixed-words.ts';
import { addDual, addGrid } from './grids.ts';
import { addComment, addList, addTicks } from './lists.ts';
import { addCells, addDate, addEach, addOpen, addRanking } from './open-questions.ts';
import type { LimeQuestion } from './survey.ts';

/** What LimeSurvey has that asks nothing we can keep. */
const dropped = new Set(['|', 'I']);

export function addLimeQuestion(question: LimeQuestion, draft: Draft, around: readonly string[]): void {
  const { name, type, row } = question;
  const place = { line: row.line };
  const own = row.cell('relevance').trim();
  const conditions = isAlways(own) ? around : [...around, own];
  if (type === '*') {
    draft.drop('calculated', name, place, (locale) => m.studies_import_calculated({}, { locale }));
    return;
  }
  if (dropped.has(type)) {
    draft.drop(`type-${type}`, name, place, (locale) => m.studies_import_type_dropped({ type }, { locale }));
    return;
  }
  const heading = draft.plain(question.texts, name, place);
  const help = draft.plain(question.helps, name, place);
  if (type === 'X') {
    draft.note(joinTexts(heading, help, '\n'));
    draft.report.add('converted', 'note', name, place, (locale) =>
      m.studies_import_became_words({}, { locale }),
    );
    if (!isAlways(own)) {
      draft.report.gather('dropped', 'note-condition', '', name, place, (locale) =>
        m.studies_import_note_condition({}, { locale }),
      );
    }
    return;
  }
  if (help.size > 0) {
    draft.report.gather('changed', 'help', '', name, place, (locale) =>
      m.studies_import_help({}, { locale }),
    );
  }
  const text = joinTexts(heading, help, '\n');
  const add = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!add) {
    draft.drop('type-unknown', name, place, (locale) =>
      m.studies_import_type_unknown({ type: type.slice(0, 40) }, { locale }),
    );
    return;
  }
  tellOfAttributes(question, draft);
  add({ question, draft, name, place, text, conditions });
}

const kinds: Readonly<Record<string, (asking: Asking) => void>> = {
  L: addList,
  '!': addList,
  O: (asking) => {
    addList(asking);
    addComment(asking);
  },
  Z: addList,
  W: addList,
  '5': (asking) => addFixed(asking, rating(1, 5, undefined)),
  Y: (asking) =>
    addFixed(
      asking,
      yesNo(yes, no, [
        ['Y', 1],
        ['1', 1],
        ['N', 0],
        ['2', 0],
      ]),
    ),
  G: (asking) => {
    const options = [optionOf('F', words.female), optionOf('M', words.male)];
    addFixed(asking, fixedAnswers(options, 'single'), true);
  },
  N: (asking) => addOpen(asking, 'number'),
  S: (asking) => addOpen(asking, asking.question.row.cell('numbers_only') === '1' ? 'number' : 'text'),
  T: (asking) => addOpen(asking, 'text'),
  U: (asking) => addOpen(asking, 'text'),
  D: addDate,
  M: addTicks,
  P: addTicks,
  K: (asking) => addEach(asking, 'number'),
  Q: (asking) => addEach(asking, asking.question.row.cell('numbers_only') === '1' ? 'number' : 'text'),
  R: addRanking,
  F: (asking) => addGrid(asking, fixedAnswers(optionsIn(asking, '0'), 'grid')),
  H: (asking) => addGrid(asking, fixedAnswers(optionsIn(asking, '0'), 'grid')),
  A: (asking) => addGrid(asking, rating(1, 5, undefined)),
  B: (asking) => addGrid(asking, rating(1, 10, undefined)),
  C: (asking) =>
    addGrid(
      asking,
      fixedAnswers([optionOf('Y', yes), optionOf('U', words.uncertain), optionOf('N', no)], 'grid'),
    ),
  E: (asking) =>
    addGrid(
      asking,
      fixedAnswers(
        [optionOf('D', words.decrease), optionOf('S', words.same), optionOf('I', words.increase)],
        'grid',
      ),
    ),
  '1': addDual,
  ':': (asking) => addCells(asking, 'number'),
  ';': (asking) => addCells(asking, 'text'),
};
