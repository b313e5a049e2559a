import { createHash } from 'node:crypto';
import { type DisclosurePolicy, groupVerdicts, isLargeEnough } from '../minimum-group.rules.ts';
import { type Released, stamp } from '../released.ts';
import { withheldAnswers } from './withhold-answers.rules.ts';

/** One respondent of one questionnaire, as a closed wave keeps them. */
export type Respondent = {
  /** Random; never shown. */
  readonly id: string;
  readonly office: string | null;
  readonly answers: Readonly<Record<string, number | string>>;
};

/** An answer that is there and is not shown. */
export const withheld = { isWithheld: true } as const;
export type Cell = number | string | null | typeof withheld;
export const isWithheld = (cell: Cell): cell is typeof withheld => typeof cell === 'object' && cell !== null;

export type MicrodataRow = { readonly office: Cell; readonly answers: readonly Cell[] };
/** Respondents' answers with what could single anybody out withheld. */
export type Microdata = {
  /** The questions, in the order of each row's answers. */
  readonly items: readonly string[];
  /** In the order of what they show, scrambled: two exports are alike, and neither is in the order of the database. */
  readonly rows: readonly MicrodataRow[];
  readonly report: MicrodataReport;
};
/** What was withheld, and how much. */
export type MicrodataReport = {
  readonly respondents: number;
  readonly minimumGroup: number;
  /** Fewer answered than the smallest group that is shown: there are no rows. */
  readonly isWithheldWhole: boolean;
  /** How many offices are named for nobody, of how many, and for how many respondents the office is withheld. */
  readonly offices: { readonly withheld: number; readonly of: number; readonly respondents: number };
  /** How many answers to each identifying question are withheld, and how many there are. */
  readonly identifying: readonly { readonly item: string; readonly withheld: number; readonly of: number }[];
};

/**
 * Releases the answers of one questionnaire, row by row.
 *
 * An office may be shown where at least `minimumGroup` of it answered and what is withheld hides among others
 * (`groupVerdicts`). Of offices and identifying answers as few are withheld as it takes for nobody to be singled out by
 * them together (`withheldAnswers`). Other answers are shown as they are: what this does not cover, a group that all
 * answered alike foremost, is in docs/privacy.md.
 *
 * The rows carry no id, and stand in the order of a hash of what they show, which is nobody's. The result is a function
 * of the answers alone: two exports of a wave withhold the same.
 *
 * @param identifying the questions whose answers others may know, among `items`
 */
export function releaseMicrodata(
  request: {
    readonly respondents: readonly Respondent[];
    readonly items: readonly string[];
    readonly identifying: readonly string[];
  },
  policy: DisclosurePolicy,
): Released<Microdata> {
  const { respondents, items, identifying } = request;
  const isWhole = isLargeEnough(respondents.length, policy);
  const shown = isWhole ? respondents : [];
  const offices = officesShown(shown, policy);
  const hidden = withheldAnswers(
    shown.map((respondent) => ({
      id: respondent.id,
      answers: [
        offices.shown.has(respondent.office) ? JSON.stringify(respondent.office) : null,
        ...identifying.map((item) => JSON.stringify(answerOf(respondent, item))),
      ],
    })),
    policy,
  );
  const rows = shown.map((respondent, place): MicrodataRow => {
    const [isOfficeHidden, ...areHidden] = hidden[place]!;
    const isHidden = new Set(identifying.filter((_, at) => areHidden[at]));
    return {
      office: isOfficeHidden ? withheld : respondent.office,
      answers: items.map((item) => (isHidden.has(item) ? withheld : answerOf(respondent, item))),
    };
  });
  const named = new Set(rows.map(({ office }) => office).filter((office) => !isWithheld(office)));
  return stamp({
    items,
    rows: scrambled(rows),
    report: {
      respondents: isWhole ? respondents.length : 0,
      minimumGroup: policy.minimumGroup,
      isWithheldWhole: !isWhole,
      offices: {
        withheld: offices.of - named.size,
        of: offices.of,
        respondents: rows.filter(({ office }) => isWithheld(office)).length,
      },
      identifying: identifying.map((item, at) => ({
        item,
        withheld: hidden.filter((row) => row[at + 1]).length,
        of: shown.length,
      })),
    },
  });
}

const answerOf = ({ answers }: Respondent, item: string): number | string | null =>
  Object.hasOwn(answers, item) ? answers[item]! : null;

/** Those without an office are a group as the others. */
function officesShown(respondents: readonly Respondent[], policy: DisclosurePolicy) {
  const sizes = new Map<string | null, number>();
  for (const { office } of respondents) sizes.set(office, (sizes.get(office) ?? 0) + 1);
  const names = [...sizes.keys()].sort((a, b) => compare(a ?? '', b ?? ''));
  const verdicts = groupVerdicts(
    names.map((name) => sizes.get(name)!),
    policy,
  );
  const shown = new Set(names.filter((_, at) => verdicts[at] === 'shown'));
  return { shown, of: names.length };
}

/** In the order of a hash of what they are: the same for the same things, and no order that anybody knows. */
function scrambled<T>(things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, key: createHash('sha256').update(JSON.stringify(thing)).digest('hex') }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ thing }) => thing);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The free texts of one question, by themselves: no office, no other answer, in nobody's order. */
export type ReleasedTexts = {
  readonly item: string;
  readonly texts: readonly string[];
  /** There are texts, but fewer than the smallest group that is shown. */
  readonly isWithheld: boolean;
};

/**
 * Releases what was written to one question. Fewer texts than `minimumGroup` are withheld, so that nobody is known to
 * be one of a few. What a text says of its writer no rule can see: that is for a reader to judge.
 */
export function releaseFreeTexts(
  request: { readonly item: string; readonly texts: readonly string[] },
  policy: DisclosurePolicy,
): Released<ReleasedTexts> {
  const { item, texts } = request;
  const isEnough = isLargeEnough(texts.length, policy);
  return stamp({ item, texts: isEnough ? scrambled(texts) : [], isWithheld: !isEnough && texts.length > 0 });
}
