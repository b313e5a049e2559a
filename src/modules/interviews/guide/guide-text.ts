import { m } from '#messages';
import { type Language, languages } from '#platform/language.ts';
import { type Guide, type GuidePart, type GuideQuestion, questionsOf } from './guide.ts';

/**
 * A guide as text: a heading begins with #, prompts are bullets under their question, and a line that begins with > is
 * said by the interviewer. The first part is the warm-up and the last the closing where they are called so.
 *
 * @example guideAsText(guide, 'nb') // '# Oppvarming\n\nHva er jobben din?\n- Hvor lenge har du hatt den?\n…'
 */
export function guideAsText(guide: Guide, language: Language): string {
  return guide.parts
    .map(({ kind, title, intro, questions }) => {
      const said =
        intro === ''
          ? []
          : [
              intro
                .split('\n')
                .map((line) => `> ${line}`)
                .join('\n'),
            ];
      const asked = questions.map(({ text, prompts }) =>
        [oneLine(text), ...prompts.map((prompt) => `- ${oneLine(prompt)}`)].join('\n'),
      );
      return [
        `# ${kind === 'theme' ? title : headingOf(kind, language)}`,
        // Thanks come last.
        ...(kind === 'closing' ? [...asked, ...said] : [...said, ...asked]),
      ].join('\n\n');
    })
    .join('\n\n');
}

type Draft = { heading: string | null; intro: string[]; questions: { text: string; prompts: string[] }[] };

/**
 * A guide read from text, as it stands in a document or as `guideAsText` wrote it. Where nothing begins with #, a line
 * with an empty line over it, no mark at its end and no bullet is a heading. Bullets under a heading that has no other
 * questions are its questions; where the questions are numbered, the bullets under a number are its prompts.
 *
 * @param earlier every version there is, the newest first: its questions keep their ids, so that notes still find them, and
 * no other question gets an id that any version has had
 */
export function guideFromText(text: string, earlier: readonly Guide[] = []): Guide {
  const drafts = partsIn(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n'));
  const [newest] = earlier;
  const known = new Map(newest ? questionsOf(newest).map(({ text: asked, id }) => [asked, id]) : []);
  const used = new Set(earlier.flatMap(questionsOf).map(({ id }) => id));
  let next = 0;
  const idOf = (asked: string) => {
    const had = known.get(asked);
    known.delete(asked);
    if (had) return had;
    do next += 1;
    while (used.has(`q${next}`));
    return `q${next}`;
  };
  const questionsIn = (draft: Draft | undefined): GuideQuestion[] =>
    (draft?.questions ?? []).map((question) => ({ id: idOf(question.text), ...question }));
  const [first] = drafts;
  const warmUp =
    first && (first.heading === null || isCalled(first.heading, 'warmUp')) ? drafts.shift() : undefined;
  const last = drafts.at(-1);
  const closing = last && isCalled(last.heading ?? '', 'closing') ? drafts.pop() : undefined;
  const parts: Omit<GuidePart, 'id'>[] = [
    { kind: 'warmUp', title: '', intro: introOf(warmUp), questions: questionsIn(warmUp) },
    ...drafts.map((draft) => ({
      kind: 'theme' as const,
      title: draft.heading ?? '',
      intro: introOf(draft),
      questions: questionsIn(draft),
    })),
    { kind: 'closing', title: '', intro: introOf(closing), questions: questionsIn(closing) },
  ];
  return { parts: parts.map((part, place) => ({ id: `p${place + 1}`, ...part })) };
}

const introOf = (draft: Draft | undefined) => (draft?.intro ?? []).join('\n').trim();
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function headingOf(kind: 'warmUp' | 'closing', language: Language): string {
  const locale = { locale: language };
  return kind === 'warmUp' ? m.interviews_guide_warm_up({}, locale) : m.interviews_guide_closing({}, locale);
}

const otherNames = {
  warmUp: /^(oppvarming|innleiing|innledning|warm[- ]?up|introduction)/i,
  closing: /^(avslutning|avslutting|oppsummering|closing|conclusion)/i,
};
function isCalled(heading: string, kind: 'warmUp' | 'closing'): boolean {
  return (
    languages.some((language) => headingOf(kind, language) === heading) || otherNames[kind].test(heading)
  );
}

const bullet = /^\s*(?:[-–—•*·▪◦‣]|\d{1,2}[.)])\s+/u;
const number = /^\d{1,2}[.)]\s+/;

function partsIn(lines: readonly string[]): Draft[] {
  const hasMarks = lines.some((line) => /^#+\s*\S/.test(line));
  const drafts: Draft[] = [];
  const here = () => {
    if (drafts.length === 0) drafts.push({ heading: null, intro: [], questions: [] });
    return drafts.at(-1)!;
  };
  /** Bullets that may turn out to be questions: nothing else stood between them and their heading. */
  let areQuestions = true;
  /** The questions under this heading are numbered. */
  let numbersAsk = false;
  lines.forEach((line, place) => {
    const said = oneLine(line.replace(bullet, ''));
    if (said === '' || said === '>' || said === '#') return;
    const isBullet = bullet.test(line);
    const isHeading = hasMarks
      ? /^#+\s*\S/.test(line)
      : !isBullet && !/[?.!,;…]$/.test(said) && oneLine(lines[place - 1] ?? '') === '' && said.length <= 80;
    if (isHeading) {
      drafts.push({ heading: said.replace(/^#+\s*/, '').replace(/:$/, ''), intro: [], questions: [] });
      areQuestions = true;
      numbersAsk = false;
    } else if (line.startsWith('>')) {
      here().intro.push(line.replace(/^>\s?/, '').trim());
    } else if (
      isBullet &&
      !(numbersAsk && number.test(line)) &&
      !(areQuestions && !/^\s/.test(line)) &&
      here().questions.length > 0
    ) {
      here().questions.at(-1)!.prompts.push(said);
    } else {
      if (number.test(line)) numbersAsk = true;
      if (!isBullet || numbersAsk) areQuestions = false;
      here().questions.push({ text: said, prompts: [] });
    }
  });
  return drafts;
}
