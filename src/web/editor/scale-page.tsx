import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { type DraftStudy, wordsIn } from '#modules/studies/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormBar, FormStart } from './editor-frame.tsx';
import { editorPlace } from './editor-place.ts';
import { LineField, Mistakes, WordsField } from './editor-words.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  const scale = draft?.scales.find(({ id }) => id === asked.params.scale);
  if (!draft || !scale) throw data(null, { status: 404 });
  return { editor, scale, groups: groupsOf(draft, languageOf(asked.request)) };
}

export const action = editAction;

type Group = {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
};

/** The questions that can be counted, by the section they stand in; each id once, since one scale is scored in every file. */
function groupsOf(draft: DraftStudy, language: 'nb' | 'nn' | 'en'): Group[] {
  const seen = new Set<string>();
  return draft.instruments.flatMap(({ id, title, sections }) =>
    sections.flatMap((section) => {
      const items = section.items
        .filter((item) => item.kind !== 'text' && item.id !== '' && !seen.has(item.id))
        .map((item) => ({ id: item.id, text: wordsIn(item.text, language) || item.id }));
      for (const item of items) seen.add(item.id);
      const name = `${wordsIn(title, language) || id} – ${wordsIn(section.title, language)}`;
      return items.length > 0 ? [{ title: name, items }] : [];
    }),
  );
}

export default function ScalePage() {
  const { editor, scale, groups } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const here = `/studies/${editor.studyId}/design/scales`;
  const { path } = scale;
  const chosen = new Map(scale.items.map(({ id, isReversed }) => [id, isReversed]));
  const known = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)));
  const lost = scale.items.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, text: id }));
  const all = lost.length > 0 ? [{ title: say(m.editor_scale_lost), items: lost }, ...groups] : groups;
  return (
    <>
      <BackLink href={here}>{say(m.editor_part_scales)}</BackLink>
      <EditorFrame editor={editor} here={here} title={wordsIn(scale.label, language) || scale.id}>
        <form method="post" className="editor-form">
          <FormStart editor={editor} />
          <Mistakes path={path} />
          <WordsField path={`${path}/label`} label={say(m.editor_scale_label)} words={scale.label} />
          <WordsField
            path={`${path}/source`}
            label={say(m.editor_scale_source)}
            hint={say(m.editor_scale_source_hint)}
            words={scale.source}
            rows={2}
            isQuiet
          />
          <section aria-labelledby="scale-items" id={`at-scales-${scale.id}-items`}>
            <h2 className="section-title" id="scale-items">
              {say(m.editor_scale_items)}
            </h2>
            <p className="file-field__hint">{say(m.editor_scale_items_hint)}</p>
            <Mistakes path={`${path}/items`} isWithin />
            <input type="hidden" name={`${path}/items`} value="" />
            {all.length === 0 ? <p className="editor-empty">{say(m.editor_scale_no_items)}</p> : null}
            {all.map(({ title, items }) => (
              <fieldset key={title} className="scale-group">
                <legend>{title}</legend>
                {items.map(({ id, text }) => (
                  <div key={id} className="scale-row">
                    <label className="tick">
                      <input
                        type="checkbox"
                        name={`${path}/items`}
                        value={id}
                        defaultChecked={chosen.has(id)}
                      />
                      <span>
                        {text}
                        <span className="tick__name">{id}</span>
                      </span>
                    </label>
                    <label className="tick">
                      <input
                        type="checkbox"
                        name={`${path}/reversed`}
                        value={id}
                        defaultChecked={chosen.get(id) === true}
                      />
                      <span>
                        {say(m.editor_reversed)}
                        <span className="visually-hidden">{`: ${text}`}</span>
                      </span>
                    </label>
                  </div>
                ))}
              </fieldset>
            ))}
          </section>
          <div className="field-row">
            <div className="line-field">
              <label htmlFor="score">{say(m.editor_score)}</label>
              <p className="file-field__hint">{say(m.editor_score_hint)}</p>
              <select
                id="score"
                name={`${path}/score`}
                defaultValue={scale.score === 'sum' ? 'sum' : scale.score}
              >
                <option value={scale.score === 'mean' ? 'mean' : ''}>{say(m.editor_score_mean)}</option>
                <option value="sum">{say(m.editor_score_sum)}</option>
              </select>
            </div>
            <LineField
              path={`${path}/minimumAnswered`}
              label={say(m.editor_minimum_answered)}
              hint={say(m.editor_minimum_answered_hint)}
              value={scale.minimumAnswered}
              width="short"
              inputMode="decimal"
            />
          </div>
          <FormBar />
        </form>
      </EditorFrame>
    </>
  );
}
