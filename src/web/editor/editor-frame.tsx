import { ArrowUndoIcon } from '@navikt/aksel-icons';
import { Alert, Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useActionData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import { type EditorData, hrefOf } from './editor-place.ts';
import { EditorContext } from './editor-words.tsx';
import { MissingBar } from './missing-bar.tsx';
import type { DraftAction } from './study-desk.ts';

/** A page of the editor: where one is, what is unsaved, what is missing, and the way on. */
export function EditorFrame(properties: {
  editor: EditorData;
  /** The address of this part, to be marked among the parts. */
  here: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { editor, here, title, lead, children } = properties;
  const { say } = useWords();
  const refused = useActionData() as { refusal?: string } | undefined;
  const base = `/studies/${editor.studyId}/design`;
  const parts = [
    { href: base, name: say(m.editor_part_overview) },
    ...editor.instruments.map(({ id, title }) => ({ href: `${base}/instruments/${id}`, name: title })),
    { href: `${base}/scales`, name: say(m.editor_part_scales) },
    { href: `${base}/offices`, name: say(m.editor_part_offices) },
    { href: `${base}/settings`, name: say(m.editor_part_settings) },
    { href: `${base}/text`, name: say(m.editor_part_text) },
    { href: `/studies/${editor.studyId}/versions`, name: say(m.editor_part_versions) },
  ];
  return (
    <EditorContext value={editor}>
      <StudyFrame frame={{ ...editor.frame, syntheticNotice: null }} step="design" title={title} lead={lead}>
        <nav className="editor-parts" aria-label={say(m.editor_parts)}>
          <ul>
            {parts.map(({ href, name }) => (
              <li key={href}>
                <a href={href} aria-current={href === here ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {refused?.refusal ? (
          <Alert variant="error" role="alert">
            {refused.refusal}
          </Alert>
        ) : null}
        {editor.isOverOther ? <Alert variant="warning">{say(m.editor_over_other)}</Alert> : null}
        {editor.version !== editor.basedOn ? (
          <Alert variant="warning">
            {say(m.editor_newer, { version: editor.version, person: editor.savedBy || 'Handlingsrom' })}{' '}
            <a href={`${base}/save`}>{say(m.editor_newer_choose)}</a>
          </Alert>
        ) : null}
        <WaveNotice editor={editor} />
        <div className="editor-state">
          <DraftBar editor={editor} isSaving={here.endsWith('/save')} />
          {editor.isReadable ? <MissingBar editor={editor} /> : null}
        </div>
        <div className="editor">{children}</div>
      </StudyFrame>
    </EditorContext>
  );
}

function WaveNotice({ editor }: { editor: EditorData }) {
  const { say } = useWords();
  if (editor.waves.length === 0) return null;
  return (
    <Alert variant="info" size="small">
      {editor.waves
        .map(({ title, version }) => say(m.editor_wave_locked, { wave: title, version }))
        .join(' ')}{' '}
      {say(m.editor_wave_next)}
    </Alert>
  );
}

const actions: Readonly<Record<DraftAction, typeof m.editor_undo_write>> = {
  write: m.editor_undo_write,
  typing: m.editor_undo_write,
  add: m.editor_undo_add,
  delete: m.editor_undo_delete,
  move: m.editor_undo_move,
  duplicate: m.editor_undo_duplicate,
  offices: m.editor_undo_offices,
  text: m.editor_undo_text,
  merge: m.editor_undo_merge,
  theirs: m.editor_undo_merge,
};

/** What is not saved yet, how to take the last step back, and what must be mended before it can be saved. */
function DraftBar({ editor, isSaving }: { editor: EditorData; isSaving: boolean }) {
  const { say } = useWords();
  const { problems, studyId } = editor;
  return (
    <div className="draft-bar" role="status">
      <p>
        {editor.isChanged ? (
          <strong>{say(m.editor_unsaved)}</strong>
        ) : (
          say(m.editor_saved_version, { version: editor.version })
        )}{' '}
        {problems.length > 0 ? (
          <a href={hrefOf(studyId, problems[0]!.field)}>
            {say(problems.length === 1 ? m.editor_one_problem : m.editor_problems, {
              count: problems.length,
            })}
          </a>
        ) : null}
      </p>
      <div className="draft-bar__buttons">
        {editor.step > 0 && editor.lastAction ? (
          <form method="post" action={`/studies/${studyId}/design/undo`}>
            <Button type="submit" size="small" variant="tertiary" icon={<ArrowUndoIcon aria-hidden />}>
              {say(actions[editor.lastAction])}
            </Button>
          </form>
        ) : null}
        {editor.isChanged && !isSaving ? (
          <a className="draft-bar__save" href={`/studies/${studyId}/design/save`}>
            {say(m.editor_see_changes)}
          </a>
        ) : null}
      </div>
    </div>
  );
}

/** Stands first in every form: Enter in a field keeps what is typed, and does nothing else. The step says what the form was made from. */
export function FormStart({ editor }: { editor: EditorData }) {
  return (
    <>
      <button
        type="submit"
        name="intent"
        value="apply"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
      />
      <input type="hidden" name="step" value={editor.step} />
      <input type="hidden" name="basedOn" value={editor.basedOn} />
    </>
  );
}

/** Stands last in every form. */
export function FormBar({ hasHint = true }: { hasHint?: boolean }) {
  const { say } = useWords();
  return (
    <div className="form-bar editor-bar">
      <Button type="submit" name="intent" value="save">
        {say(m.editor_save)}
      </Button>
      <Button type="submit" name="intent" value="apply" variant="secondary">
        {say(m.editor_apply)}
      </Button>
      {hasHint ? <p className="editor-bar__hint">{say(m.editor_apply_hint)}</p> : null}
    </div>
  );
}
