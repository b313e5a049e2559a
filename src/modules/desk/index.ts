export { askDesk, type DeskAnswer, type DeskGiven } from './ask.ts';
export { createDesks, type Desks } from './desks.ts';
export { readQuestion, writeQuestion } from './question-address.ts';
export { questionOf } from './question-of-entry.ts';
