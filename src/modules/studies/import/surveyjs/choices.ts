import { m } from '#messages';
import { type Extra, optionOf } from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import type { Option } from '../draft/draft-item.ts';
import { mapTexts, type Texts } from '../draft/tongues.ts';
import { isObject, type Part } from './json.ts';

/** Choices, rows or columns: plain values, or values with texts. */
export function optionsIn(part: Part, key: string, draft: Draft, name: string): Option[] {
  return part.list(key).flatMap((one): Option[] => {
    if (!isObject(one)) {
      return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
        ? [optionOf(String(one), draft.plain(part.textsOf(one), name, part.place))]
        : [];
    }
    const value = one.value ?? one.name;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    const conditions = ['visibleIf', 'enableIf'].filter((setting) => one[setting] !== undefined);
    for (const setting of conditions) {
      draft.report.gather('dropped', 'option-condition', setting, `${name}: ${value}`, part.place, (locale) =>
        m.studies_import_option_condition({}, { locale }),
      );
    }
    const pictures = ['imageLink', 'contentMode'].filter((setting) => one[setting] !== undefined);
    if (pictures.length > 0) {
      draft.report.gather('dropped', 'pictures', '', name, part.place, (locale) =>
        m.studies_import_html_picture({}, { locale }),
      );
    }
    const texts = part.textsOf(one.text ?? one.title ?? value);
    return [optionOf(String(value), draft.plain(texts, name, part.place))];
  });
}

const words: Readonly<Record<'other' | 'none' | 'refuse' | 'unknown' | 'what', Texts>> = {
  other: new Map([
    ['nb', 'Annet'],
    ['nn', 'Anna'],
    ['en', 'Other'],
  ]),
  none: new Map([
    ['nb', 'Ingen av disse'],
    ['nn', 'Ingen av desse'],
    ['en', 'None of these'],
  ]),
  refuse: new Map([
    ['nb', 'Vil ikke svare'],
    ['nn', 'Vil ikkje svare'],
    ['en', 'Prefer not to say'],
  ]),
  unknown: new Map([
    ['nb', 'Vet ikke'],
    ['nn', 'Veit ikkje'],
    ['en', 'Don’t know'],
  ]),
  what: new Map([
    ['nb', 'hva?'],
    ['nn', 'kva?'],
    ['en', 'what?'],
  ]),
};

/** The answers that SurveyJS adds by itself when asked to. */
export function extrasIn(part: Part, draft: Draft, name: string): Extra[] {
  const extras: Extra[] = [];
  const add = (code: string, fallback: Texts, given: Texts, isNoAnswer: boolean) => {
    const label = given.size > 0 ? draft.plain(given, name, part.place) : fallback;
    extras.push({ code, label, isNoAnswer });
  };
  const [isNone, isOther] = [
    part.isTrue('hasNone', 'showNoneItem'),
    part.isTrue('hasOther', 'showOtherItem'),
  ];
  const texts = { none: part.texts('noneText'), other: part.texts('otherText') };
  const [refuse, unknown] = [part.texts('refuseText'), part.texts('dontKnowText')];
  if (isNone) add('none', words.none, texts.none, false);
  if (part.isTrue('showRefuseItem')) add('refused', words.refuse, refuse, true);
  if (part.isTrue('showDontKnowItem')) add('dontknow', words.unknown, unknown, true);
  if (isOther) add('other', words.other, texts.other, false);
  return extras;
}

/** The question after "other": the same words, and what it is. */
export function otherText(label: Texts): Texts {
  return mapTexts(
    label,
    (text, tongue) => `${text.replace(/[\s:.]+$/, '')} – ${words.what.get(tongue) ?? '…'}`,
  );
}
