import type { ImportAnswers, ImportLook, SpeakerChoice } from '#modules/interviews/index.ts';
import { textOf } from '#web/letters/refused.ts';

/** What the page shows of a file: how each text begins, and never all of it. */
export type ShownImport = ReturnType<typeof shownImport>;

const sampleLength = 120;

export function shownImport({ plan, ...held }: ImportLook) {
  return {
    kind: held.kind,
    fileName: held.fileName,
    origin: held.origin,
    stamp: held.stamp,
    choices: held.choices,
    counts: plan.steps.counts,
    coders: plan.coders,
    losses: plan.losses,
    // As lists: what the page is handed is written as JSON.
    chosen: held.chosen && {
      interviews: [...held.chosen.interviews],
      speakers: [...held.chosen.speakers],
      isSeenThrough: held.chosen.isSeenThrough,
      sounds: [...held.chosen.sounds],
    },
    inFile: {
      ...held.inFile,
      codings: plan.sources.reduce((sum, { codings }) => sum + codings, 0),
    },
    sources: plan.sources.map(
      ({ source, speakers, interview, way, codings, notFound, likelyNames, sound }) => ({
        sound,
        name: source.name,
        way,
        codings,
        notFound,
        likelyNames,
        sample: source.text.slice(0, sampleLength).replaceAll(/\s+/gu, ' '),
        interviewId: interview?.interviewId ?? '',
        speakers: speakers.map(({ name, guess }) => ({ name, guess })),
      }),
    ),
    alone: plan.alone.map(({ interview, ...sound }) => ({
      ...sound,
      interviewId: interview?.interviewId ?? '',
    })),
  };
}

const roles = ['interviewer', 'informant', 'other'] as const;
const mostSources = 2000;

/**
 * What was chosen: `interview-N` for each text, `sound-N` where its sound is to come too, `role-N-K` and `name-N-K` for those
 * who speak in it; `alone-N` for a recording without a text.
 */
export function answersIn(form: FormData): Omit<ImportAnswers, 'stamp' | 'interviewer'> {
  const interviews = new Map<number, string>();
  const speakers = new Map<number, readonly SpeakerChoice[]>();
  const sounds = new Set<number>();
  const alone = new Map<number, string>();
  for (let source = 0; source < mostSources && form.has(`interview-${source}`); source += 1) {
    interviews.set(source, textOf(form, `interview-${source}`));
    if (form.has(`sound-${source}`)) sounds.add(source);
    const own: SpeakerChoice[] = [];
    for (let at = 0; form.has(`role-${source}-${at}`); at += 1) {
      const role = roles.find((one) => one === form.get(`role-${source}-${at}`)) ?? 'other';
      own.push({ role, name: textOf(form, `name-${source}-${at}`) });
    }
    speakers.set(source, own);
  }
  for (let at = 0; at < mostSources; at += 1) {
    if (form.has(`alone-${at}`)) alone.set(at, textOf(form, `alone-${at}`));
  }
  return { interviews, speakers, sounds, alone, isSeenThrough: form.has('seen') };
}
