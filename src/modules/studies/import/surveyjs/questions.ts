import { addCells, addGrid } from './grids.ts';
import { addChoice, addTicks } from './lists.ts';
import { addComment, addOpen, addRanking, addSeveralTexts, addSlider, addText } from './open-questions.ts';
import type { Question } from './question.ts';
import { addBoolean, addRating } from './scales.ts';

/** Elements that ask nothing we can keep: files, drawings, pictures and what is computed. */
export const dropped: ReadonlySet<string> = new Set([
  ...['file', 'signaturepad', 'image', 'expression', 'imagemap', 'geolocation', 'microphone'],
]);

/** Adds a question of any kind that there is; false for a kind we do not know. */
export function addQuestion(question: Question): boolean {
  const add = Object.hasOwn(kinds, question.type) ? kinds[question.type] : undefined;
  if (!add) return false;
  add(question);
  addComment(question);
  return true;
}

const kinds: Readonly<Record<string, (question: Question) => void>> = {
  text: addText,
  comment: (question) => addOpen(question, { kind: 'text' }),
  radiogroup: addChoice,
  dropdown: addChoice,
  buttongroup: addChoice,
  imagepicker: (question) => (question.part.isTrue('multiSelect') ? addTicks(question) : addChoice(question)),
  checkbox: addTicks,
  tagbox: addTicks,
  boolean: addBoolean,
  rating: addRating,
  slider: addSlider,
  nouislider: addSlider,
  ranking: addRanking,
  multipletext: addSeveralTexts,
  matrix: addGrid,
  matrixdropdown: (question) => addCells(question, addQuestion),
  matrixdynamic: (question) => addCells(question, addQuestion),
};
