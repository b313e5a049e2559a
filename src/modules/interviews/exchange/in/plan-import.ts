import type { CodingState } from '../../coding/log/replay.ts';
import type { Interview, TranscriptVersion } from '../../schema.ts';
import { type FoundSpeaker, speakersIn } from '../../transcripts/import/speakers.rules.ts';
import { soundText } from '../../transcripts/sound-text.ts';
import type { Loss } from '../refi/losses.ts';
import type { QdaProject, QdaSource } from '../refi/project.ts';
import { readBook } from './code-book.ts';
import { type ImportLoss, type SummedLoss, sumLosses } from './import-losses.ts';
import { type ImportSteps, importSteps, type PlacedCode } from './import-steps.ts';
import { placePassages, type SourceText, textOfSource } from './place-sources.ts';
import {
  type PlannedAlone,
  type PlannedSound,
  type SoundGround,
  soundLosses,
  soundPlanner,
} from './sounds.rules.ts';

/** What becomes of a source in the interview that is chosen for it. */
export type SourceWay =
  /** Its text becomes the transcript, open for coding, and its codes come with it. */
  | 'newOpen'
  /** Its text becomes the transcript; its codes wait until the names are gone through, and the file is sent again. */
  | 'newDraft'
  /** The transcript is there and open: its codes are put on it. */
  | 'codes'
  /** The transcript is there, and names are left in it. */
  | 'namesLeft'
  | 'noConsent'
  /** A new text, which whoever interviews takes in. */
  | 'notYours'
  | 'left';

export type PlannedSource = {
  readonly source: QdaSource;
  readonly text: SourceText;
  readonly speakers: readonly FoundSpeaker[];
  /** Null: left out. */
  readonly interview: Interview | null;
  readonly way: SourceWay;
  /** In the source. */
  readonly codings: number;
  /** Of those, without a certain place. */
  readonly notFound: number;
  /** Words that look like names, in a text that would be new. */
  readonly likelyNames: number;
  /** The recording it was made from; null where the file names none. */
  readonly sound: PlannedSound | null;
};

export type ImportPlan = {
  readonly sources: readonly PlannedSource[];
  readonly alone: readonly PlannedAlone[];
  readonly coders: readonly string[];
  readonly steps: ImportSteps;
  readonly losses: readonly SummedLoss[];
};

/** What a study has, as an import finds it. */
export type ImportGround = {
  readonly interviews: readonly Interview[];
  /** The newest transcript of each, and whether it is open: null where none is. */
  readonly versions: ReadonlyMap<string, { readonly open: TranscriptVersion | null }>;
  /** Interviews whose informants have said yes. */
  readonly consented: ReadonlySet<string>;
  readonly state: CodingState;
} & Omit<SoundGround, 'facts'>;

/** What somebody has chosen: an interview for each source, and that the new texts have been gone through. */
export type ImportChoices = {
  /** By the source's place in the file; an empty one leaves it out. */
  readonly interviews: ReadonlyMap<number, string>;
  readonly isSeenThrough: boolean;
  /** The sources whose sound is to come too. */
  readonly sounds: ReadonlySet<number>;
  /** An interview for each recording that nobody has written out, by its place among them; an empty one leaves it out. */
  readonly alone: ReadonlyMap<number, string>;
};

/**
 * What would come of a project here, said before anything is done.
 *
 * @param likelyNames how many there are in each source's text, in the order of the sources
 */
export function planImport({
  importId,
  project,
  losses: fileLosses,
  ground,
  choices,
  likelyNames,
  facts,
  importer,
}: {
  readonly importId: string;
  readonly project: QdaProject;
  readonly losses: readonly Loss[];
  readonly ground: ImportGround;
  readonly choices: ImportChoices | null;
  readonly likelyNames: readonly number[];
  readonly facts: SoundGround['facts'];
  readonly importer: string;
}): ImportPlan {
  const book = readBook(project);
  const losses: ImportLoss[] = [...fileLosses, ...book.losses];
  const users = new Map(project.users.map(({ guid, name }) => [guid, personOf(name)]));
  const placed: PlacedCode[] = [];
  const texts = project.sources.map(textOfSource);
  const chosen = chooseInterviews(project, texts, ground, choices);
  const planSound = soundPlanner({ ...ground, facts });
  const sources = project.sources.map((source, at): PlannedSource => {
    const [text, interview] = [texts[at]!, chosen[at]!];
    const names = likelyNames[at] ?? 0;
    const way = wayOf(interview, ground, { names, isSeenThrough: choices?.isSeenThrough ?? true });
    const isChosen = choices?.sounds.has(at) ?? false;
    const sound = source.recording && planSound(source.recording, { interview, isChosen });
    losses.push(...soundLosses(sound, source.name));
    const codings = source.selections.reduce((sum, selection) => sum + selection.codings.length, 0);
    const takes = way === 'codes' || way === 'newOpen';
    if (!takes && way !== 'newDraft') losses.push({ kind: 'sourceLeft', name: source.name });
    losses.push(...lossesOf(source));
    const open = interview && (ground.versions.get(interview.interviewId)?.open ?? null);
    const anchors = takes ? placePassages(source, text, way === 'codes' ? open!.text : null) : [];
    let notFound = 0;
    for (const [index, anchor] of anchors.entries()) {
      const { codings: here } = source.selections[index]!;
      if (anchor === null) notFound += here.length;
      for (const { code, user, createdAt } of here) {
        if (createdAt !== null) losses.push({ kind: 'codingTime', name: '' });
        if (anchor === null) {
          losses.push({ kind: 'passageNotFound', name: book.words.get(code)?.slice(0, 60) ?? '' });
          continue;
        }
        const { interviewId } = interview!;
        const version = way === 'codes' ? open!.version : 1;
        placed.push({ code, coder: (user && users.get(user)) || null, interviewId, version, anchor });
      }
    }
    const speakers = speakersIn(
      text.turns.map((turn) => ({ ...turn, text: source.text.slice(turn.start, turn.end) })),
      interview?.pseudonym ?? '',
    );
    if (way === 'codes' && hasNewTimes(text, open!)) losses.push({ kind: 'times', name: source.name });
    return { source, text, speakers, interview, way, codings, notFound, likelyNames: names, sound };
  });
  const alone = project.sounds.flatMap((recording, at): readonly PlannedAlone[] => {
    const asked = choices?.alone.get(at);
    const interview = ground.interviews.find(({ interviewId }) => interviewId === asked) ?? null;
    const sound = planSound(recording, { interview, isChosen: true });
    losses.push(...soundLosses(sound, recording.name));
    return sound ? [{ ...sound, at, name: recording.name, interview }] : [];
  });
  for (const { name } of project.links) losses.push({ kind: 'link', name: name ?? '' });
  for (const { name, sources: members } of project.sets)
    if (members.length > 0) losses.push({ kind: 'sourceSet', name });
  const steps = importSteps({ importId, book, placed, state: ground.state, importer });
  return {
    sources,
    alone,
    steps,
    coders: [...new Set(placed.flatMap(({ coder }) => coder ?? []))],
    losses: sumLosses([...losses, ...steps.losses]),
  };
}

/** Times that a transcript has not, when it is here already: it stays as it is. */
const hasNewTimes = ({ turns }: SourceText, there: TranscriptVersion) =>
  turns.some(({ startMs }) => startMs !== null) && there.turns.every(({ startMs }) => startMs === null);

/** A coder's name, on one line. */
const personOf = (name: string) => soundText(name).replaceAll(/\s+/gu, ' ').trim().slice(0, 80);

function chooseInterviews(
  project: QdaProject,
  texts: readonly SourceText[],
  { interviews, versions }: ImportGround,
  choices: ImportChoices | null,
): readonly (Interview | null)[] {
  const cases = new Map(
    project.cases.flatMap(({ name, sources }) => sources.map((guid) => [guid, name] as const)),
  );
  const taken = new Set<string>();
  return project.sources.map((source, at) => {
    const asked = choices?.interviews.get(at);
    const isFree = ({ interviewId }: Interview) => !taken.has(interviewId);
    const found = choices
      ? interviews.find((one) => one.interviewId === asked && isFree(one))
      : (interviews.find(
          (one) =>
            isFree(one) &&
            [source.text.trim(), texts[at]!.content.text].includes(
              versions.get(one.interviewId)?.open?.text ?? '',
            ),
        ) ??
        interviews.find(
          (one) =>
            isFree(one) && [cases.get(source.guid), source.name].some((name) => isCalled(name, one.name)),
        ));
    // Two sources are never one interview: the second would stand on the first's places.
    if (found) taken.add(found.interviewId);
    return found ?? null;
  });
}

/** "Leder A", "leder a.txt" and "Leder_A" are the same one. */
function isCalled(name: string | undefined, pseudonym: string): boolean {
  const plain = (given: string) =>
    given
      .replace(/\.\w{2,5}$/u, '')
      .replaceAll(/[\s_-]+/gu, ' ')
      .trim()
      .toLocaleLowerCase('nb');
  return name !== undefined && plain(name) === plain(pseudonym);
}

function wayOf(
  interview: Interview | null,
  { versions, consented, mayConduct }: ImportGround,
  { names, isSeenThrough }: { readonly names: number; readonly isSeenThrough: boolean },
): SourceWay {
  if (!interview) return 'left';
  const version = versions.get(interview.interviewId);
  if (version) return version.open ? 'codes' : 'namesLeft';
  if (!mayConduct) return 'notYours';
  if (!consented.has(interview.interviewId)) return 'noConsent';
  return names === 0 && isSeenThrough ? 'newOpen' : 'newDraft';
}

function lossesOf(source: QdaSource): readonly ImportLoss[] {
  const { name, codings, selections, description } = source;
  const losses: ImportLoss[] = [];
  for (const _ of codings) losses.push({ kind: 'sourceCoding', name });
  if (description?.trim()) losses.push({ kind: 'description', name });
  for (const selection of selections) {
    if (selection.codings.length === 0) losses.push({ kind: 'passageWithoutCode', name });
    if (selection.description?.trim()) losses.push({ kind: 'description', name });
  }
  return losses;
}
