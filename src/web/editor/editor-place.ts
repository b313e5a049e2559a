import { data, type RouterContextProvider, redirect } from 'react-router';
import type { Actor } from '#modules/organisation/schema.ts';
import { type DraftStudy, wordsIn } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { inQuotes } from '#platform/listing.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { type StudyFrameData, studyPlace } from '#web/studies/study-place.ts';
import type { DraftAction, OpenDraft } from './study-desk.ts';

type Asked = {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
  readonly params: Readonly<Record<string, string | undefined>>;
};

/** What every page of the editor shows around what it is about. */
export type EditorData = {
  readonly frame: StudyFrameData;
  readonly studyId: string;
  readonly version: number;
  readonly basedOn: number;
  readonly savedBy: string;
  readonly step: number;
  readonly lastAction: DraftAction | null;
  readonly isChanged: boolean;
  readonly isReadable: boolean;
  readonly languages: readonly Language[];
  readonly instruments: readonly { readonly id: string; readonly title: string }[];
  readonly problems: readonly {
    readonly field: string;
    /** The same in words: the questionnaire, the section, the question. */
    readonly where: string;
    readonly line: number | null;
    readonly text: string;
  }[];
  readonly missing: readonly { readonly language: Language; readonly field: string }[];
  readonly waves: readonly { readonly title: string; readonly version: number }[];
  /** Another window had written; what it wrote is one step back. */
  readonly isOverOther: boolean;
};

/** Whoever may write on the study of the address, with what is on their desk. Others are led to what is saved. */
export async function editorPlace(asked: Asked): Promise<{
  readonly actor: Actor;
  readonly open: OpenDraft;
  readonly draft: DraftStudy | null;
  readonly editor: EditorData;
}> {
  const { actor, frame } = await studyPlace(asked);
  const open = await asked.context.get(servicesContext).studyDesk.open(actor, frame.studyId);
  if (!open) throw data(null, { status: 404 });
  // Whoever may only look is shown what is saved.
  if (!open.mayEdit) throw redirect(`/studies/${open.studyId}/versions`, 303);
  const language = languageOf(asked.request);
  const { draft } = open;
  const editor: EditorData = {
    frame,
    studyId: open.studyId,
    version: open.version,
    basedOn: open.basedOn,
    savedBy: open.savedBy,
    step: open.step,
    lastAction: open.lastAction,
    isChanged: open.isChanged,
    isReadable: draft !== null,
    languages: draft?.languages ?? ['nb'],
    instruments: (draft?.instruments ?? []).map(({ id, title }) => ({
      id,
      title: wordsIn(title, language) || id,
    })),
    problems: open.problems.map(({ path, line, text }) => ({
      field: path.join('/'),
      where: draft ? whereOf(draft, path, language) : '',
      line: line ?? null,
      text: text[language],
    })),
    missing: open.missing,
    waves: open.waves
      .filter(({ state }) => state !== 'draft')
      .map(({ title, version }) => ({ title, version })),
    isOverOther: new URL(asked.request.url).searchParams.has('other'),
  };
  return { actor, open, draft, editor };
}

/** Where in the study something is, as people call it: `Om jobben › Trivsel › «Jeg trives.»`. */
function whereOf(draft: DraftStudy, path: readonly (string | number)[], language: Language): string {
  const [root, id, , section, , item] = path;
  if (root === 'scales') {
    const scale = draft.scales.find((one) => one.id === id);
    return scale ? wordsIn(scale.label, language) || scale.id : '';
  }
  if (root !== 'instruments') return root === undefined ? '' : String(root);
  const instrument = draft.instruments.find((one) => one.id === id);
  const part = instrument?.sections[Number(section)];
  const question = part?.items[Number(item)];
  const names = [
    instrument && (wordsIn(instrument.title, language) || instrument.id),
    part && (wordsIn(part.title, language) || String(Number(section) + 1)),
    question && inQuotes(wordsIn(question.text, language) || question.id, language),
  ];
  return names.filter(Boolean).join(' › ');
}

/** The page where a field of the study is written, with the field's own mark. */
export function hrefOf(studyId: string, field: string): string {
  const base = `/studies/${studyId}/design`;
  const [root, id, , section] = field.split('/');
  const mark = `#${markOf(field)}`;
  if (root === 'instruments' && id !== undefined) {
    return section === undefined
      ? `${base}/instruments/${id}${mark}`
      : `${base}/instruments/${id}/${Number(section) + 1}${mark}`;
  }
  if (root === 'scales' && id !== undefined) return `${base}/scales/${id}${mark}`;
  if (root === 'offices') return `${base}/offices${mark}`;
  if (['title', 'description', 'languages', 'privacy'].includes(root ?? '')) return `${base}/settings${mark}`;
  return `${base}/text`;
}

/** The id of the element that a place in the study stands in. */
export function markOf(path: string): string {
  return `at-${path.replaceAll('/', '-')}`;
}
