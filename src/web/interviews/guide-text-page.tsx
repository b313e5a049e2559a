import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { guideAsText, guideFromText } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const saved = await context.get(servicesContext).informants.guide(actor, frame.studyId);
  const text = saved ? guideAsText(saved.guide, languageOf(request)) : '';
  return { frame, text, basedOn: saved?.version ?? 0 };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const { informants } = context.get(servicesContext);
  const form = await readForm(request);
  const text = textOf(form, 'guide');
  const basedOn = Number(textOf(form, 'basedOn')) || 0;
  const refusal = await refused(request, async () => {
    const versions = await informants.guideVersions(actor, frame.studyId);
    const guide = guideFromText(
      text,
      versions.map((version) => version.guide),
    );
    await informants.saveGuide(actor, frame.studyId, { guide, basedOn });
  });
  if (refusal) return data({ text, refusal }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/guide?saved`, 303);
}

/** The guide as text, to be pasted from a document or written in one go. */
export default function GuideTextPage() {
  const { frame, text, basedOn } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <InterviewsFrame
      frame={frame}
      step="guide"
      title={say(m.interviews_guide_text_title)}
      lead={<p>{say(m.interviews_guide_text_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      <form method="post" className="guide-form measure">
        <input type="hidden" name="basedOn" value={basedOn} />
        <div className="text-field text-field--wide guide-field">
          <label htmlFor="guide">{say(m.interviews_guide_text_label)}</label>
          <p className="file-field__hint" id="guide-hint">
            {say(m.interviews_guide_text_hint)}
          </p>
          <textarea
            id="guide"
            name="guide"
            rows={24}
            defaultValue={result?.text ?? text}
            aria-describedby="guide-hint"
            required
          />
        </div>
        <div className="upload__send">
          <Button type="submit">{say(m.interviews_guide_save)}</Button>
          <a href={`/studies/${frame.studyId}/interviews/guide`}>{say(m.interviews_cancel)}</a>
        </div>
      </form>
    </InterviewsFrame>
  );
}
