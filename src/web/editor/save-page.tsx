import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { studyDifference } from '#modules/studies/index.ts';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { DifferenceView } from './difference-view.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { editorPlace, hrefOf } from './editor-place.ts';

export async function loader(asked: LoaderFunctionArgs) {
  const { actor, editor } = await editorPlace(asked);
  const { studyDesk } = asked.context.get(servicesContext);
  const language = languageOf(asked.request);
  const [mine, base, theirs] = await Promise.all([
    studyDesk.textOf(actor, editor.studyId, 'draft'),
    studyDesk.textOf(actor, editor.studyId, editor.basedOn),
    studyDesk.textOf(actor, editor.studyId, editor.version),
  ]);
  const between = (from: typeof mine, to: typeof mine) =>
    from?.study && to?.study ? studyDifference(from.study, to.study, language) : null;
  const isNewer = editor.version !== editor.basedOn;
  return {
    editor,
    changes: between(base, mine),
    theirs: isNewer ? between(base, theirs) : null,
    isNewer,
    isSameText: mine?.text === base?.text,
    conflicts: Number(new URL(asked.request.url).searchParams.get('conflicts') ?? 0),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, editor } = await editorPlace({ request, params, context });
  const { studyDesk } = context.get(servicesContext);
  const form = await readForm(request);
  const here = `/studies/${editor.studyId}/design/save`;
  const intent = String(form.get('intent') ?? 'save');
  const note = String(form.get('note') ?? '');
  try {
    if (intent === 'both' || intent === 'theirs') {
      const { conflicts } = await studyDesk.takeIn(actor, editor.studyId, intent);
      return redirect(conflicts > 0 ? `${here}?conflicts=${conflicts}` : here, 303);
    }
    if (intent === 'discard') {
      await studyDesk.discard(actor, editor.studyId);
      return redirect(`/studies/${editor.studyId}/design`, 303);
    }
    const over = intent === 'over' ? Number(form.get('over')) : null;
    const saved = await studyDesk.save(actor, editor.studyId, { note, over });
    if (saved.kind === 'newer') return redirect(here, 303);
    return redirect(`/studies/${editor.studyId}/versions?saved=${saved.version}`, 303);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return data({ refusal: error.text[languageOf(request)], note }, { status: 422 });
  }
}

/** What a new version would bring, a word about it, and what to do when somebody else has saved one first. */
export default function SavePage() {
  const { editor, changes, theirs, isNewer, isSameText, conflicts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as { note?: string } | undefined;
  const { say } = useWords();
  const here = `/studies/${editor.studyId}/design/save`;
  const next = editor.version + 1;
  return (
    <EditorFrame editor={editor} here={here} title={say(m.editor_save_title)}>
      {editor.problems.length > 0 ? (
        <section aria-labelledby="to-mend">
          <h2 className="section-title" id="to-mend">
            {say(m.editor_to_mend)}
          </h2>
          <ul className="mend-list">
            {editor.problems.map(({ field, where, text }, index) => (
              <li key={index}>
                <a href={hrefOf(editor.studyId, field)}>{where || text}</a>
                {where ? `: ${text}` : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {conflicts > 0 ? (
        <Alert variant="warning">{say(m.editor_conflicts, { count: conflicts })}</Alert>
      ) : null}
      {isNewer ? (
        <section aria-labelledby="theirs">
          <h2 className="section-title" id="theirs">
            {say(m.editor_theirs, { version: editor.version, person: editor.savedBy || 'Handlingsrom' })}
          </h2>
          {theirs && theirs.length > 0 ? (
            <DifferenceView groups={theirs} />
          ) : (
            <p>{say(m.editor_only_writing)}</p>
          )}
          <form method="post" className="choices-form">
            <p>{say(m.editor_choose)}</p>
            <Button type="submit" name="intent" value="both">
              {say(m.editor_take_both)}
            </Button>
            <Button type="submit" name="intent" value="theirs" variant="secondary">
              {say(m.editor_take_theirs)}
            </Button>
            <p className="file-field__hint">{say(m.editor_choose_hint)}</p>
          </form>
        </section>
      ) : null}
      <section aria-labelledby="mine">
        <h2 className="section-title" id="mine">
          {say(m.editor_changes, { version: editor.basedOn })}
        </h2>
        {isSameText ? (
          <p className="editor-empty">{say(m.editor_no_changes)}</p>
        ) : changes === null ? (
          <p>{say(m.editor_changes_unknown)}</p>
        ) : changes.length === 0 ? (
          <p>{say(m.editor_only_writing)}</p>
        ) : (
          <DifferenceView groups={changes} />
        )}
      </section>
      {isSameText || editor.problems.length > 0 ? null : (
        <form method="post" className="save-form">
          <div className="text-field text-field--wide">
            <label htmlFor="note">{say(m.editor_note)}</label>
            <p className="file-field__hint" id="note-hint">
              {say(m.editor_note_hint)}
            </p>
            <input
              id="note"
              name="note"
              maxLength={500}
              autoComplete="off"
              aria-describedby="note-hint"
              defaultValue={refused?.note ?? ''}
            />
          </div>
          <input type="hidden" name="over" value={editor.version} />
          <div className="form-bar">
            <Button
              type="submit"
              name="intent"
              value={isNewer ? 'over' : 'save'}
              variant={isNewer ? 'secondary' : 'primary'}
            >
              {say(isNewer ? m.editor_save_over : m.editor_save_as, { version: next })}
            </Button>
          </div>
        </form>
      )}
      {editor.step > 0 && !isSameText ? (
        <form method="post">
          <Button
            type="submit"
            name="intent"
            value="discard"
            variant="tertiary"
            data-color="danger"
            size="small"
          >
            {say(m.editor_discard)}
          </Button>
        </form>
      ) : null}
    </EditorFrame>
  );
}
