import { anyText, fixedAnswers, no, optionOf, rating, yes, yesNo } from '../draft/answers-of.ts';
import { optionsIn } from './choices.ts';
import type { Question } from './question.ts';

export function addBoolean({ part, draft, name, text, conditions }: Question): void {
  const [onYes, onNo] = [part.texts('labelTrue'), part.texts('labelFalse')];
  const labels = [
    onYes.size > 0 ? draft.plain(onYes, name, part.place) : yes,
    onNo.size > 0 ? draft.plain(onNo, name, part.place) : no,
  ] as const;
  const codeOf = (key: string, otherwise: string) => {
    const value = part.value(key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
  };
  const codes = [
    [codeOf('valueTrue', 'true'), 1],
    [codeOf('valueFalse', 'false'), 0],
  ] as const;
  const fixed = yesNo(...labels, codes);
  const label = part.texts('label');
  const asked =
    text.size > 0 && anyText(text) !== name
      ? text
      : label.size > 0
        ? draft.plain(label, name, part.place)
        : text;
  draft.askFixed({ name, place: part.place, text: asked, conditions }, fixed);
  draft.tellKept(name, part.place, fixed.answer);
}

export function addRating({ part, draft, name, text, conditions }: Question): void {
  const ends = [
    draft.plain(part.texts('minRateDescription', 'mininumRateDescription'), name, part.place),
    draft.plain(part.texts('maxRateDescription', 'maximumRateDescription'), name, part.place),
  ] as const;
  const values = optionsIn(part, 'rateValues', draft, name);
  const lowest = part.number('rateMin') ?? 1;
  const step = part.number('rateStep') ?? 1;
  const count = part.number('rateCount');
  const highest = part.number('rateMax') ?? (count === undefined ? 5 : lowest + count - 1);
  part.value('autoGenerate');
  part.value('displayRateDescriptionsAsExtremeItems');
  const steps = Array.from(
    { length: Math.min(100, Math.max(0, Math.floor((highest - lowest) / step) + 1)) },
    (_, at) => optionOf(lowest + at * step),
  );
  const fixed =
    values.length > 0
      ? fixedAnswers(values, 'grid')
      : step === 1 && Number.isInteger(lowest)
        ? rating(lowest, Math.floor(highest), ends)
        : fixedAnswers(steps, 'single');
  draft.askFixed({ name, place: part.place, text, conditions }, fixed);
  draft.tellKept(name, part.place, fixed.answer);
  draft.tellFixed(fixed, name, part.place);
}
