import { m } from '#messages';
import { fixedAnswers, no, yes, yesNo } from '../draft/answers-of.ts';
import { type Asking, addFixed, optionsIn, subsIn, tellOfOption, under } from './asking.ts';
import { isAlways } from './conditions.ts';
import { words } from './fixed-words.ts';
import { addOpen } from './open-questions.ts';

export function addList(asking: Asking): void {
  const { question, draft, name, place } = asking;
  const hasOther = question.row.cell('other').trim() === 'Y';
  const given = draft.plain(new Map([['', question.row.cell('other_replace_text')]]), name, place);
  const label = given.size > 0 ? given : words.other;
  const extras = hasOther ? [{ code: '-oth-', label, isNoAnswer: false }] : [];
  const options = optionsIn(asking, '0');
  if (options.length === 0 && !hasOther) {
    addOpen(asking, 'text');
    draft.report.add('changed', 'no-choices', name, place, (locale) =>
      m.studies_import_no_choices({}, { locale }),
    );
    return;
  }
  const fixed = fixedAnswers(options, 'single', extras);
  const id = addFixed(asking, fixed);
  if (!hasOther) return;
  draft.askOther({
    name: `${name}[other]`,
    place,
    text: label,
    askIf: `${id} == ${fixed.codes.get('-oth-')}`,
  });
  draft.report.gather('changed', 'other', '', name, place, (locale) =>
    m.studies_import_other({}, { locale }),
  );
}

export function addComment({ draft, name, place, conditions }: Asking): void {
  const answer = { kind: 'text' } as const;
  draft.ask({ name: `${name}[comment]`, place, text: words.comment, answer, conditions });
  draft.tellKept(`${name}[comment]`, place, answer);
}

const tickCodes = [
  ['Y', 1],
  ['', 0],
] as const;

export function addTicks(asking: Asking): void {
  const { question, draft, name, place, text, conditions } = asking;
  const each = subsIn(asking).map(({ part, label }) => {
    if (!isAlways(part.relevance)) tellOfOption(asking, part);
    return { code: part.code, label, name: `${name}[${part.code}]`, knownAs: `${name}_${part.code}` };
  });
  draft.askTicks({ name, place, text, conditions }, each, yesNo(yes, no, tickCodes));
  if (question.row.cell('other').trim() === 'Y') {
    draft.ask({
      name: `${name}[other]`,
      place,
      text: under(text, words.other),
      answer: { kind: 'text' },
      conditions,
    });
    draft.report.gather('changed', 'other', '', name, place, (locale) =>
      m.studies_import_other({}, { locale }),
    );
  }
  if (question.type !== 'P') return;
  for (const { label, code } of each) {
    const about = under(label, words.comment);
    draft.ask({ name: `${name}[${code}comment]`, place, text: about, answer: { kind: 'text' }, conditions });
  }
  draft.report.add('changed', 'comments-with', name, place, (locale) =>
    m.studies_import_comments_with({}, { locale }),
  );
}
