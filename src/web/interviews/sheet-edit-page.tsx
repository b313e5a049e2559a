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
import { type InformationSheet, makeSheet } from '#modules/interviews/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { isLanguage, languages } from '#platform/language.ts';
import { sayDate } from '#platform/say-date.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';
import { UnfinishedParts } from './unfinished-parts.tsx';

/** Rooms for parts of one's own under those there are. */
const spare = 1;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, study } = await interviewsPlace({ request, params, context }, 'prepare');
  const { informants } = context.get(servicesContext);
  const [newest] = await informants.sheetVersions(actor, frame.studyId);
  const asked = new URL(request.url).searchParams.get('language');
  const language = isLanguage(asked) ? asked : languageOf(request);
  const isNew = !newest || isLanguage(asked);
  const day = study.privacy.eraseCodeKeyBy ?? null;
  const sheet = isNew
    ? makeSheet(
        {
          title: textIn(study.title, language),
          purpose: study.description ? textIn(study.description, language) : '',
          eraseNamesOn: day && sayDate(day, language),
        },
        language,
      )
    : newest.sheet;
  const unfinished = isNew ? [] : newest.unfinished;
  return { frame, sheet, basedOn: newest?.version ?? 0, isNew, unfinished };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const form = await readForm(request);
  const language = textOf(form, 'language');
  const [headings, texts] = [form.getAll('heading').map(String), form.getAll('text').map(String)];
  const sheet: InformationSheet = {
    language: isLanguage(language) ? language : languageOf(request),
    parts: headings.map((heading, place) => ({ heading, text: texts[place] ?? '' })),
  };
  const basedOn = Number(textOf(form, 'basedOn')) || 0;
  const refusal = await refused(request, () =>
    context.get(servicesContext).informants.saveSheet(actor, frame.studyId, { sheet, basedOn }),
  );
  if (refusal) return data({ sheet, refusal }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/sheet?saved`, 303);
}

/** The information, part by part, begun from what the study says of itself. */
export default function SheetEditPage() {
  const { frame, sheet: loaded, basedOn, isNew, unfinished } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const sheet = result?.sheet ?? loaded;
  const filled = sheet.parts.filter(({ heading, text }) => heading.trim() !== '' || text.trim() !== '');
  const parts = [...filled, ...Array.from({ length: spare }, () => ({ heading: '', text: '' }))];
  const base = `/studies/${frame.studyId}/interviews/sheet`;
  return (
    <InterviewsFrame
      frame={frame}
      step="sheet"
      title={say(m.interviews_sheet_edit_title)}
      lead={<p>{say(m.interviews_sheet_edit_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {isNew && !result ? (
        <Alert variant="info" size="small">
          {say(m.interviews_sheet_made)}
        </Alert>
      ) : null}
      {unfinished.length > 0 && !result ? (
        <UnfinishedParts unfinished={unfinished} edit="">
          {say(m.interviews_sheet_is_draft)}
        </UnfinishedParts>
      ) : null}
      <form method="get" className="asked-search">
        <div className="select-field">
          <label htmlFor="in-language">{say(m.interviews_sheet_language)}</label>
          <select id="in-language" name="language" defaultValue={sheet.language}>
            {languages.map((each) => (
              <option key={each} value={each}>
                {say(
                  {
                    nb: m.interviews_language_nb,
                    nn: m.interviews_language_nn,
                    en: m.interviews_language_en,
                  }[each],
                )}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" variant="secondary">
          {say(m.interviews_sheet_begin_anew)}
        </Button>
      </form>
      <form method="post" className="guide-form measure">
        <input type="hidden" name="basedOn" value={basedOn} />
        <input type="hidden" name="language" value={sheet.language} />
        {parts.map(({ heading, text }, place) => (
          <fieldset key={place} className="guide-part">
            <legend>
              {heading === ''
                ? say(m.interviews_sheet_new_part)
                : say(m.interviews_sheet_part, { number: place + 1 })}
            </legend>
            <div className="text-field text-field--wide guide-field">
              <label htmlFor={`heading-${place}`}>{say(m.interviews_sheet_heading)}</label>
              <input id={`heading-${place}`} name="heading" defaultValue={heading} autoComplete="off" />
            </div>
            <div className="text-field text-field--wide guide-field">
              <label htmlFor={`text-${place}`}>{say(m.interviews_sheet_text)}</label>
              <textarea
                id={`text-${place}`}
                name="text"
                rows={Math.max(3, Math.ceil(text.length / 70) + text.split('\n').length - 1)}
                defaultValue={text}
              />
            </div>
          </fieldset>
        ))}
        <div className="upload__send">
          <Button type="submit">{say(m.interviews_sheet_save)}</Button>
          <p>{say(m.interviews_sheet_save_half)}</p>
          <a href={base}>{say(m.interviews_cancel)}</a>
        </div>
      </form>
    </InterviewsFrame>
  );
}
