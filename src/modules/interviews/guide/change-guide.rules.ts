import { type Guide, type GuidePart, type GuideQuestion, questionsOf } from './guide.ts';

/**
 * What one button of the guide's form does: "up:q3", "remove:p2", "question:p1", "theme".
 *
 * @param lastQuestion the highest number that a question of any version has: what is new gets a higher one
 */
export function changeGuide(guide: Guide, change: string, lastQuestion = 0): Guide {
  const [what, id = ''] = change.split(':');
  if (what === 'theme') return withTheme(guide, lastQuestion);
  if (what === 'question') return withQuestion(guide, id, lastQuestion);
  if (what === 'remove') return without(guide, id);
  if (what === 'up') return moved(guide, id, -1);
  if (what === 'down') return moved(guide, id, 1);
  return guide;
}

const highest = (ids: readonly { readonly id: string }[]) =>
  Math.max(0, ...ids.map(({ id }) => Number(id.slice(1))).filter(Number.isSafeInteger));

/** The highest number that a question of these guides has. */
export const lastQuestionOf = (guides: readonly Guide[]) => highest(guides.flatMap(questionsOf));

function newQuestion(guide: Guide, lastQuestion: number): GuideQuestion {
  return { id: `q${Math.max(lastQuestion, lastQuestionOf([guide])) + 1}`, text: '', prompts: [] };
}

function withTheme(guide: Guide, lastQuestion: number): Guide {
  const theme: GuidePart = {
    id: `p${highest(guide.parts) + 1}`,
    kind: 'theme',
    title: '',
    intro: '',
    questions: [newQuestion(guide, lastQuestion)],
  };
  const closing = guide.parts.findIndex(({ kind }) => kind === 'closing');
  return { parts: guide.parts.toSpliced(closing, 0, theme) };
}

function withQuestion(guide: Guide, partId: string, lastQuestion: number): Guide {
  const question = newQuestion(guide, lastQuestion);
  return {
    parts: guide.parts.map((part) =>
      part.id === partId ? { ...part, questions: [...part.questions, question] } : part,
    ),
  };
}

/** Warm-up and closing stay: what is taken away of them is their questions. */
function without(guide: Guide, id: string): Guide {
  return {
    parts: guide.parts
      .filter((part) => part.id !== id || part.kind !== 'theme')
      .map((part) => ({ ...part, questions: part.questions.filter((question) => question.id !== id) })),
  };
}

/** A theme changes places with its neighbour; a question too, and goes on into the next part when it is at the end of its own. */
function moved(guide: Guide, id: string, by: 1 | -1): Guide {
  const at = guide.parts.findIndex((part) => part.id === id);
  if (at >= 0) {
    const other = guide.parts[at + by];
    if (guide.parts[at]!.kind !== 'theme' || other?.kind !== 'theme') return guide;
    return { parts: guide.parts.with(at, other).with(at + by, guide.parts[at]!) };
  }
  const from = guide.parts.findIndex(({ questions }) => questions.some((question) => question.id === id));
  if (from < 0) return guide;
  const { questions } = guide.parts[from]!;
  const place = questions.findIndex((question) => question.id === id);
  const question = questions[place]!;
  const neighbour = questions[place + by];
  if (neighbour) {
    const swapped = questions.with(place, neighbour).with(place + by, question);
    return { parts: guide.parts.with(from, { ...guide.parts[from]!, questions: swapped }) };
  }
  const into = guide.parts[from + by];
  if (!into) return guide;
  const joined = by === 1 ? [question, ...into.questions] : [...into.questions, question];
  return {
    parts: guide.parts
      .with(from, { ...guide.parts[from]!, questions: questions.toSpliced(place, 1) })
      .with(from + by, { ...into, questions: joined }),
  };
}
