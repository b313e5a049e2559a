import { type Language, languages } from '#platform/language.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { listOf, recordOf } from '../parse/study-outline.ts';

/** A text as it stands in a draft; `isShared` when one string serves all languages. */
export type DraftWords = Readonly<Record<Language, string>> & { readonly isShared: boolean };
export type DraftItem = {
  readonly path: string;
  readonly id: string;
  readonly kind: string;
  readonly text: DraftWords;
  readonly label: DraftWords;
  readonly points: string;
  readonly lowest: string;
  readonly anchors: readonly [DraftWords, DraftWords];
  readonly options: readonly { readonly path: string; readonly value: string; readonly label: DraftWords }[];
  readonly minimum: string;
  readonly maximum: string;
  readonly isIdentifying: boolean;
  /** As it is written; null without one. */
  readonly askIf: string | null;
  /** The parts of the condition, where it can be read. */
  readonly condition: { readonly variable: string; readonly sign: string; readonly value: string } | null;
  readonly column: string;
};
export type DraftSection = {
  readonly path: string;
  readonly title: DraftWords;
  readonly introduction: DraftWords;
  readonly items: readonly DraftItem[];
};
export type DraftInstrument = {
  readonly path: string;
  readonly id: string;
  readonly title: DraftWords;
  readonly introduction: DraftWords;
  readonly sections: readonly DraftSection[];
};
export type DraftScale = {
  readonly path: string;
  readonly id: string;
  readonly label: DraftWords;
  readonly items: readonly { readonly id: string; readonly isReversed: boolean }[];
  readonly score: string;
  readonly minimumAnswered: string;
  readonly source: DraftWords;
};

/** What a draft says of its offices beside where their names come from. */
export type DraftOffices = {
  readonly units: readonly { readonly code: string; readonly unit: string }[];
  readonly registration: string;
  readonly months: string;
  /** As it is written; null where the months before the wave closes are read. */
  readonly period: { readonly from: string; readonly to: string } | null;
};

/** A study as somebody is writing it: everything as text, also what is not right yet. */
export type DraftStudy = {
  readonly id: string;
  readonly title: DraftWords;
  readonly description: DraftWords;
  readonly languages: readonly Language[];
  readonly minimumGroup: string;
  readonly eraseCodeKeyBy: string;
  readonly officeColumn: string;
  readonly offices: DraftOffices;
  readonly instruments: readonly DraftInstrument[];
  readonly scales: readonly DraftScale[];
  readonly planned: number;
};

/** @param value what the YAML says, of whatever shape */
export function draftView(value: unknown): DraftStudy {
  const root = recordOf(value);
  const named = listOf(root.languages).filter((code): code is Language =>
    (languages as readonly unknown[]).includes(code),
  );
  return {
    id: textOf(root.id),
    title: wordsOf(root.title),
    description: wordsOf(root.description),
    languages: named.length > 0 ? languages.filter((language) => named.includes(language)) : ['nb'],
    minimumGroup: textOf(recordOf(root.privacy).minimumGroup),
    eraseCodeKeyBy: textOf(recordOf(root.privacy).eraseCodeKeyBy),
    officeColumn: textOf(recordOf(root.offices).column),
    offices: officesOf(recordOf(root.offices)),
    instruments: Object.entries(recordOf(root.instruments)).map(([id, one]) => instrumentOf(id, one)),
    scales: Object.entries(recordOf(root.scales)).map(([id, one]) => scaleOf(id, one)),
    planned: listOf(root.plan).length,
  };
}

function officesOf(offices: Readonly<Record<string, unknown>>): DraftOffices {
  const [from = '', to = ''] = textOf(offices.period).split('/');
  return {
    units: Object.entries(recordOf(offices.units)).map(([code, unit]) => ({ code, unit: textOf(unit) })),
    registration: textOf(offices.registration),
    months: textOf(offices.months),
    period: offices.period === undefined ? null : { from, to },
  };
}

function instrumentOf(id: string, value: unknown): DraftInstrument {
  const instrument = recordOf(value);
  const path = `instruments/${id}`;
  return {
    path,
    id,
    title: wordsOf(instrument.title),
    introduction: wordsOf(instrument.introduction),
    sections: listOf(instrument.sections).map((one, place) => {
      const section = recordOf(one);
      const sectionPath = `${path}/sections/${place}`;
      return {
        path: sectionPath,
        title: wordsOf(section.title),
        introduction: wordsOf(section.introduction),
        items: listOf(section.items).map((item, index) => itemOf(item, `${sectionPath}/items/${index}`)),
      };
    }),
  };
}

function itemOf(value: unknown, path: string): DraftItem {
  const item = recordOf(value);
  const anchors = listOf(item.anchors);
  return {
    path,
    id: textOf(item.id),
    kind: textOf(item.kind),
    text: wordsOf(item.text),
    label: wordsOf(item.label),
    points: textOf(item.points),
    lowest: textOf(item.lowest),
    anchors: [wordsOf(anchors[0]), wordsOf(anchors[1])],
    options: listOf(item.options).map((option, index) => ({
      path: `${path}/options/${index}`,
      value: textOf(recordOf(option).value),
      label: wordsOf(recordOf(option).label),
    })),
    minimum: textOf(item.minimum),
    maximum: textOf(item.maximum),
    isIdentifying: item.identifying === true,
    askIf: item.askIf === undefined ? null : textOf(item.askIf),
    condition: conditionParts(textOf(item.askIf)),
    column: textOf(item.column),
  };
}

function scaleOf(id: string, value: unknown): DraftScale {
  const scale = recordOf(value);
  return {
    path: `scales/${id}`,
    id,
    label: wordsOf(scale.label),
    items: listOf(scale.items).map((name) => {
      const written = textOf(name);
      const isReversed = written.startsWith('-');
      return { id: isReversed ? written.slice(1) : written, isReversed };
    }),
    score: textOf(scale.score),
    minimumAnswered: textOf(scale.minimumAnswered),
    source: wordsOf(scale.source),
  };
}

/** A condition without a value yet is still shown in its fields. */
function conditionParts(source: string): DraftItem['condition'] {
  if (source === '') return null;
  const read = parseCondition(source);
  if ('condition' in read && read.condition.kind === 'comparison') {
    const { variable, sign, value } = read.condition;
    return { variable, sign, value: String(value) };
  }
  const begun = /^\s*([A-Za-z]\w*)\s*(<=|>=|==|!=|<|>)?\s*(.*)$/.exec(source);
  return begun ? { variable: begun[1]!, sign: begun[2] ?? '==', value: begun[3] ?? '' } : null;
}

export function wordsOf(value: unknown): DraftWords {
  if (typeof value === 'string' || typeof value === 'number') {
    return { nb: String(value), nn: '', en: '', isShared: true };
  }
  const words = recordOf(value);
  return { nb: textOf(words.nb), nn: textOf(words.nn), en: textOf(words.en), isShared: false };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** What a text says in a language, or in the first there is: for headings and lists. */
export function wordsIn(words: DraftWords, language: Language): string {
  return words[language] || words.nb || words.nn || words.en;
}
