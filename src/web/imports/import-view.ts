import {
  type ImportedQuestionnaire,
  type ImportRemark,
  parseStudy,
  type RemarkKind,
} from '#modules/studies/index.ts';
import { type Item, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';

export type RemarkRow = { readonly what: string; readonly where: string; readonly reason: string };
export type ItemRow = {
  readonly id: string;
  readonly text: string;
  readonly kind: Item['kind'];
  readonly isIdentifying: boolean;
  readonly askIf: string | null;
  /** What can be answered, as far as it is fixed. */
  readonly answers: string;
};
export type ImportView = {
  readonly format: ImportedQuestionnaire['format'];
  readonly title: string;
  readonly introduction: string;
  readonly languages: readonly Language[];
  readonly itemCount: number;
  readonly sections: readonly {
    readonly title: string;
    readonly introduction: string;
    readonly items: readonly ItemRow[];
  }[];
  readonly remarks: Readonly<Record<RemarkKind, readonly RemarkRow[]>>;
  readonly studyText: string;
};

const mostOptionsShown = 8;

/** What came of a questionnaire, in the reader's language. */
export function importView(
  { format, studyText, report }: ImportedQuestionnaire,
  language: Language,
): ImportView {
  const { study } = parseStudy(studyText, 'study.yaml');
  const [instrument] = Object.values(study.instruments);
  const sections = (instrument?.sections ?? []).map((section) => ({
    title: textIn(section.title, language),
    introduction: section.introduction ? textIn(section.introduction, language) : '',
    items: section.items.map((item) => itemRow(item, language)),
  }));
  const of = (kind: RemarkKind) =>
    report.filter((remark) => remark.kind === kind).map((remark) => row(remark, language));
  return {
    format,
    title: textIn(study.title, language),
    introduction: instrument?.introduction ? textIn(instrument.introduction, language) : '',
    languages: study.languages,
    itemCount: sections.reduce((sum, { items }) => sum + items.length, 0),
    sections,
    remarks: { dropped: of('dropped'), changed: of('changed'), converted: of('converted') },
    studyText,
  };
}

function row({ what, where, reason }: ImportRemark, language: Language): RemarkRow {
  return { what, where: where[language], reason: reason[language] };
}

function itemRow(item: Item, language: Language): ItemRow {
  return {
    id: item.id,
    text: textIn(item.text, language),
    kind: item.kind,
    isIdentifying: item.identifying === true,
    askIf: item.askIf ?? null,
    answers: answersOf(item, language),
  };
}

function answersOf(item: Item, language: Language): string {
  if (item.kind === 'choice') {
    const labels = item.options.map(({ label }) => textIn(label, language));
    const shown = labels.slice(0, mostOptionsShown).join(' · ');
    return labels.length > mostOptionsShown ? `${shown} … (${labels.length})` : shown;
  }
  if (item.kind === 'agreement') {
    const range = `${item.lowest}–${item.lowest + item.points - 1}`;
    const ends = item.anchors?.map((text) => textIn(text, language)).join(' – ');
    return ends ? `${range}: ${ends}` : range;
  }
  if (item.kind === 'number' && item.minimum !== undefined && item.maximum !== undefined) {
    return `${item.minimum}–${item.maximum}`;
  }
  return '';
}
