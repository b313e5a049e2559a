import { PlusIcon } from '@navikt/aksel-icons';
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
import { changeGuide, emptyGuide, lastQuestionOf, readyMadeGuide } from '#modules/interviews/index.ts';
import { isLanguage } from '#platform/language.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { guideInForm } from './guide-form.ts';
import { GuidePartFields } from './guide-part-fields.tsx';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const versions = await context.get(servicesContext).informants.guideVersions(actor, frame.studyId);
  const earlier = versions.map(({ guide }) => guide);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('language');
  const language = isLanguage(asked) ? asked : languageOf(request);
  const isReadyMade = searchParams.get('from') === 'ready-made';
  const guide = isReadyMade ? readyMadeGuide(language, earlier) : (earlier[0] ?? emptyGuide);
  return { frame, guide, basedOn: versions[0]?.version ?? 0, last: lastQuestionOf(earlier), isReadyMade };
}

/** Each button hands over the whole form: what is written is kept whatever is pressed, and saved by one of them alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const form = await readForm(request);
  const guide = guideInForm(form);
  const what = textOf(form, 'do');
  const basedOn = Number(textOf(form, 'basedOn')) || 0;
  if (what !== 'save')
    return data({ guide: changeGuide(guide, what, Number(textOf(form, 'last')) || 0), refusal: null });
  const refusal = await refused(request, () =>
    context.get(servicesContext).informants.saveGuide(actor, frame.studyId, { guide, basedOn }),
  );
  if (refusal) return data({ guide, refusal }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/guide?saved`, 303);
}

export default function GuideEditPage() {
  const { frame, guide: loaded, basedOn, last, isReadyMade } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const guide = result?.guide ?? loaded;
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews/guide`;
  return (
    <InterviewsFrame
      frame={frame}
      step="guide"
      title={say(m.interviews_guide_edit_title)}
      lead={<p>{say(m.interviews_guide_edit_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal ?? undefined} />
      {(result && !result.refusal) || isReadyMade ? (
        <Alert variant="info" size="small">
          {say(isReadyMade && !result ? m.interviews_guide_from_ready_made : m.interviews_guide_unsaved)}
        </Alert>
      ) : null}
      <form method="post" className="guide-form">
        {/* First in the form: what Enter in a field does. */}
        <div className="upload__send">
          <Button type="submit" name="do" value="save">
            {say(m.interviews_guide_save)}
          </Button>
          <a href={`${base}/text`}>{say(m.interviews_guide_as_text)}</a>
          <a href={base}>{say(m.interviews_cancel)}</a>
        </div>
        <input type="hidden" name="basedOn" value={basedOn} />
        <input type="hidden" name="last" value={last} />
        {guide.parts.map((part, place) => (
          <GuidePartFields key={part.id} part={part} place={place} parts={guide.parts.length} />
        ))}
        <div className="upload__send guide-form__end">
          <Button type="submit" name="do" value="save">
            {say(m.interviews_guide_save)}
          </Button>
          <Button
            type="submit"
            name="do"
            value="theme"
            variant="secondary"
            icon={<PlusIcon aria-hidden />}
            formAction="#end"
          >
            {say(m.interviews_guide_add_theme)}
          </Button>
        </div>
        <div id="end" />
      </form>
    </InterviewsFrame>
  );
}
