import { data, type RouterContextProvider } from 'react-router';
import { type Action, may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { SeenStudy, SeenWave } from '#modules/surveys/index.ts';
import type { WaveState } from '#modules/surveys/schema.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';

type Asked = {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
  readonly params: { readonly studyId?: string | undefined; readonly waveId?: string | undefined };
  /** What a form asks for: whoever may see the study and not do this is refused before the form is read. */
  readonly needs?: (typeof asked)[number];
};

/** What the frame around a page of a study says, and which of its pages whoever is signed in may open. */
export type StudyFrameData = {
  readonly studyId: string;
  readonly title: string;
  readonly syntheticNotice: string | null;
  /** There is no custodian: the system holds the code key, and nobody can open it. */
  readonly isHeldBySystem: boolean;
  readonly may: Readonly<Record<(typeof asked)[number], boolean>>;
};
export type WaveFrameData = StudyFrameData & {
  readonly wave: { readonly waveId: string; readonly title: string; readonly state: WaveState };
};

const asked = [
  'seeStudy',
  'editStudy',
  'runWave',
  'followWave',
  'readCodeKey',
  'importFrame',
  'sendLetters',
  'exportData',
  'archiveWave',
  'conductInterviews',
  'codeInterviews',
] as const satisfies readonly Action[];

/**
 * Who is signed in, the study of the address, and the data of its frame. Anybody not signed in is led to sign in; a
 * study that one may not see, or that is not there, is a page that is not there.
 *
 * @example const { actor, study, frame } = await studyPlace({ request, params, context });
 */
export async function studyPlace({
  request,
  params,
  context,
  needs,
}: Asked): Promise<SeenStudy & { readonly actor: Actor; readonly frame: StudyFrameData }> {
  const actor = await signedIn({ request, context });
  const seen = await context.get(servicesContext).waves.study(actor, params.studyId ?? '');
  if (!seen) throw data(null, { status: 404 });
  const frame = frameOf(request, actor, seen);
  refuseOthers(frame, needs);
  return { ...seen, actor, frame };
}

/** The same for a page of a wave; the study is in the version that the wave asks by. */
export async function wavePlace({
  request,
  params,
  context,
  needs,
}: Asked): Promise<SeenWave & { readonly actor: Actor; readonly frame: WaveFrameData }> {
  const actor = await signedIn({ request, context });
  const ids = { studyId: params.studyId ?? '', waveId: params.waveId ?? '' };
  const seen = await context.get(servicesContext).waves.wave(actor, ids);
  if (!seen) throw data(null, { status: 404 });
  const { waveId, title, state } = seen.wave;
  const frame = { ...frameOf(request, actor, seen), wave: { waveId, title, state } };
  refuseOthers(frame, needs);
  return { ...seen, actor, frame };
}

/** What the page says instead to whoever sees the study and not this part of it: who does this, and the way back. */
export type NotYours = {
  readonly whose: 'custodian' | 'lead' | 'interviewer' | 'nobody';
  readonly back: string;
};

/** A page of a study that somebody else's role opens. @example if (!frame.may.sendLetters) throw notYours(frame, 'sendLetters'); */
export function notYours(
  frame: StudyFrameData & { readonly wave?: WaveFrameData['wave'] },
  needs: (typeof asked)[number],
) {
  const isKey = needs === 'readCodeKey' || needs === 'importFrame' || needs === 'sendLetters';
  const isInterviews = needs === 'conductInterviews' || needs === 'codeInterviews';
  const whose = isInterviews
    ? 'interviewer'
    : needs === 'readCodeKey' && frame.isHeldBySystem
      ? 'nobody'
      : isKey && !frame.isHeldBySystem
        ? 'custodian'
        : 'lead';
  const back = `/studies/${frame.studyId}${frame.wave ? `/waves/${frame.wave.waveId}` : ''}`;
  return data({ whose, back } satisfies NotYours, { status: 403 });
}

function refuseOthers(
  frame: StudyFrameData & { readonly wave?: WaveFrameData['wave'] },
  needs: Asked['needs'],
): void {
  if (needs && !frame.may[needs]) throw notYours(frame, needs);
}

function frameOf(request: Request, actor: Actor, { study, custody }: SeenStudy): StudyFrameData {
  const language = languageOf(request);
  const about = { studyId: study.id, custody };
  return {
    studyId: study.id,
    title: textIn(study.title, language),
    isHeldBySystem: custody === 'system',
    syntheticNotice: study.synthetic ? textIn(study.synthetic, language) : null,
    may: Object.fromEntries(
      asked.map((action) => [action, may(actor, action, about)]),
    ) as StudyFrameData['may'],
  };
}
