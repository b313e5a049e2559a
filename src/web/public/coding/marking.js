// What somebody has marked in the text, by mouse, finger or keyboard, as places in it.
import { anchorAt } from './anchor.js';

/** The marked passage, widened to whole characters and without blanks at its edges; undefined when nothing is marked. */
export function markedPassage({ text, turns }) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const first = turns.find((turn) => turn.text.contains(range.startContainer));
  // Three clicks mark to the head of the next element: then the passage ends with the last turn that is in it.
  const touched = turns.filter((turn) => range.intersectsNode(turn.text));
  const from = first ?? touched[0];
  const last = turns.find((turn) => turn.text.contains(range.endContainer)) ?? touched.at(-1);
  if (!from || !last) return undefined;
  const start = first ? from.start + lengthUpTo(from, range.startContainer, range.startOffset) : from.start;
  const isInLast = last.text.contains(range.endContainer);
  const end = isInLast ? last.start + lengthUpTo(last, range.endContainer, range.endOffset) : last.end;
  return anchorAt(text, { start, end });
}

function lengthUpTo(turn, container, offset) {
  const range = document.createRange();
  range.setStart(turn.text, 0);
  range.setEnd(container, offset);
  return range.toString().length;
}

/** Marks a passage of a turn, as if by hand. */
export function select(turn, { start, end }) {
  const [from, fromOffset] = pointAt(turn, start - turn.start);
  const [to, toOffset] = pointAt(turn, end - turn.start);
  getSelection().setBaseAndExtent(from, fromOffset, to, toOffset);
}

function pointAt(turn, place) {
  const walker = document.createTreeWalker(turn.text, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [turn.text, turn.text.childNodes.length];
}

/** The keys that mark words: right and left take the next word, with Shift one more or one less. */
export function moveByWord(painting, turn, key, isExtending) {
  const words = [
    ...painting.text.slice(turn.start, turn.end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu),
  ].map(({ 0: word, index }) => ({ start: turn.start + index, end: turn.start + index + word.length }));
  if (words.length === 0) return;
  const marked = markedPassage(painting);
  const isHere = marked && marked.start >= turn.start && marked.end <= turn.end;
  if (!isHere) return select(turn, key === 'ArrowRight' ? words[0] : words.at(-1));
  const first = words.findLastIndex(({ start }) => start <= marked.start);
  const last = words.findLastIndex(({ start }) => start < marked.end);
  const step = key === 'ArrowRight' ? 1 : -1;
  const at = (place) => words[Math.max(0, Math.min(words.length - 1, place))];
  if (!isExtending) return select(turn, at(step > 0 ? last + 1 : first - 1));
  const end = at(Math.max(first, last + step)).end;
  return select(turn, { start: at(first).start, end });
}
