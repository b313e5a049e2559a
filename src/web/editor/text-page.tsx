import { Alert, Button } from '@navikt/ds-react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { m } from '#messages';
import { FileField } from '#web/components/file-field.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { EditorFrame, FormBar } from './editor-frame.tsx';
import { editorPlace } from './editor-place.ts';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, open } = await editorPlace(asked);
  const nothing = { nb: '', nn: '', en: '' };
  const said = sayRefusal({ text: nothing, problems: open.problems } as never, languageOf(asked.request));
  return { editor, text: open.text.replace(/^\ufeff/, ''), problems: said.problems };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const asked = { request, params, context };
  const { actor, open } = await editorPlace(asked);
  const { studyDesk } = context.get(servicesContext);
  const form = await readForm(request);
  const given = form.get('file');
  const text =
    given && typeof given !== 'string' && given.size > 0
      ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(await given.arrayBuffer())
      : asItWas(String(form.get('text') ?? ''), open.text);
  await studyDesk.write(actor, params.studyId ?? '', { text });
  const where = form.get('intent') === 'save' ? 'save' : 'text';
  return redirect(`/studies/${params.studyId}/design/${where}`, 303);
}

/** A browser sends every line end as CR LF; the file keeps those it had. */
function asItWas(sent: string, before: string): string {
  const lines = sent.replaceAll('\r\n', '\n');
  if (lines === before.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')) return before;
  const ended = before.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
  return before.startsWith('\ufeff') ? `\ufeff${ended}` : ended;
}

export default function TextPage() {
  const { editor, text, problems } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${editor.studyId}/design`;
  return (
    <EditorFrame
      editor={editor}
      here={`${base}/text`}
      title={say(m.editor_text_title)}
      lead={<p>{say(m.editor_text_lead)}</p>}
    >
      {editor.isReadable ? null : <Alert variant="error">{say(m.editor_text_unreadable)}</Alert>}
      <ProblemList problems={problems} />
      <form method="post" className="editor-form" encType="multipart/form-data">
        <div className="text-field text-field--wide">
          <label htmlFor="study-text">{say(m.editor_text_label)}</label>
          <textarea id="study-text" name="text" rows={32} spellCheck={false} wrap="off" defaultValue={text} />
        </div>
        <FormBar hasHint={false} />
        <section className="text-files" aria-labelledby="text-files">
          <h2 className="section-title" id="text-files">
            {say(m.editor_text_files)}
          </h2>
          <p>
            <a href={`${base}/study.yaml`} download="study.yaml">
              {say(m.editor_download)}
            </a>
          </p>
          <FileField
            name="file"
            label={say(m.editor_upload)}
            hint={say(m.editor_upload_hint)}
            accept=".yaml,.yml"
          />
          <p>
            <Button type="submit" name="intent" value="upload" variant="secondary">
              {say(m.editor_upload_button)}
            </Button>
          </p>
        </section>
      </form>
    </EditorFrame>
  );
}
