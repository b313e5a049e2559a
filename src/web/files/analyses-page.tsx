import { ArrowRightIcon, ArrowUndoIcon } from '@navikt/aksel-icons';
import { Alert, Button, Tag } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import {
  addAnalysis,
  analysesOf,
  removeAnalysis,
  setPlanned,
  setTitle,
  studyIn,
} from '#modules/workbench/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import { AddAnalyses } from './add-analyses.tsx';
import { analysisFromForm, chosenInForm, nothingChosen } from './analyses-form.ts';
import { choicesIn, chosenViews, offeredIn } from './analyses-view.ts';
import { FileFrame } from './file-frame.tsx';
import { saidRefusal, summaryOf } from './file-summary.ts';
import { RefusalAlert } from './refusal-alert.tsx';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { file } = openedFileOf(request, params.fileId, services);
  const study = studyIn(file.studyText);
  const instrument = file.answers[0]!.file;
  const { background, numbers } = offeredIn(study, instrument);
  return {
    file: summaryOf(file, services),
    isProposed: file.isProposed,
    title: textIn(study.title, language),
    canUndo: file.canUndo,
    chosen: chosenViews(file.studyText, study, language),
    choices: choicesIn(study, instrument, language),
    hasBackground: background.length > 0,
    hasNumbers: numbers.length > 0,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const form = await readForm(request);
  const [intent = '', about = ''] = String(form.get('intent') ?? '').split(':', 2);
  const { studyText } = file;
  const page = `/files/${file.id}/analyses`;
  try {
    if (intent === 'undo') services.openedFiles.undo(key);
    else if (intent === 'remove') {
      services.openedFiles.keepStudy(key, removeAnalysis(studyText, about, file.isProposed));
    } else if (intent === 'report') {
      const isPlanned = form.get('planned') === 'yes';
      const named = setTitle(studyText, String(form.get('title') ?? ''), language);
      const decided = file.isProposed ? setPlanned(named, isPlanned) : named;
      services.openedFiles.keepStudy(key, decided);
      const id = await services.temporaryReports.start({
        study: { fileName: `${studyIn(decided).id}.yaml`, bytes: new TextEncoder().encode(decided) },
        answers: file.answers,
        outcomes: null,
        isLackingLeftOut: true,
        language,
      });
      return redirect(`/analyse/${id}?file=${file.id}`, 303);
    } else {
      const offered = offeredIn(studyIn(studyText), file.answers[0]!.file);
      const found = analysisFromForm(form, offered);
      if ('mistake' in found) {
        return data(
          { mistake: found.mistake, refusal: undefined, form: chosenInForm(form) },
          { status: 422 },
        );
      }
      // A new analysis goes where the others are, and is never smuggled into a plan that somebody else made.
      const isPlanned = file.isProposed && analysesOf(studyText).every((chosen) => chosen.isPlanned);
      services.openedFiles.keepStudy(key, addAnalysis(studyText, found.analysis, isPlanned));
    }
  } catch (error) {
    const refusal = saidRefusal(error, language);
    return data({ mistake: undefined, refusal, form: chosenInForm(form) }, { status: 422 });
  }
  return redirect(page, 303);
}

export default function AnalysesPage() {
  const { say } = useWords();
  const found = useLoaderData<typeof loader>();
  const { file, chosen, canUndo, isProposed } = found;
  const refused = useActionData<typeof action>();
  const sentences = {
    'outcome-missing': say(m.web_files_outcome_missing),
    'predictors-missing': say(m.web_files_predictors_missing),
    'group-missing': say(m.web_files_group_missing),
    'scales-missing': say(m.web_files_scales_missing),
  };
  return (
    <FileFrame
      file={file}
      step="analyses"
      title={say(m.web_files_analyses_title)}
      lead={<p>{say(m.web_files_analyses_lead)}</p>}
    >
      <RefusalAlert refusal={refused?.refusal} />
      {refused?.mistake ? (
        <Alert variant="error" role="alert">
          {sentences[refused.mistake]}
        </Alert>
      ) : null}
      <section aria-labelledby="chosen">
        <h2 className="section-title" id="chosen">
          {say(m.web_files_chosen)}
        </h2>
        {chosen.length === 0 ? <p>{say(m.web_files_none_chosen)}</p> : null}
        <form method="post">
          <ol className="chosen">
            {chosen.map(({ id, title, names, isPlanned }) => (
              <li key={id}>
                <div>
                  <p className="chosen__title">{title}</p>
                  {names.length > 0 ? <p className="chosen__names">{shortList(names)}</p> : null}
                  {isPlanned || isProposed ? null : (
                    <Tag size="xsmall" variant="moderate" data-color="warning">
                      {say(m.web_files_post_hoc)}
                    </Tag>
                  )}
                </div>
                {isPlanned && !isProposed ? null : (
                  <Button
                    type="submit"
                    name="intent"
                    value={`remove:${id}`}
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                  >
                    {say(m.web_files_remove)}
                    <span className="visually-hidden">{`: ${title}`}</span>
                  </Button>
                )}
              </li>
            ))}
          </ol>
          {canUndo ? (
            <Button
              type="submit"
              name="intent"
              value="undo"
              size="small"
              variant="tertiary"
              icon={<ArrowUndoIcon aria-hidden />}
            >
              {say(m.web_files_undo)}
            </Button>
          ) : null}
        </form>
      </section>
      <AddAnalyses
        choices={found.choices}
        taken={chosen.map(({ kind }) => kind)}
        hasBackground={found.hasBackground}
        hasNumbers={found.hasNumbers}
        form={refused?.form ?? nothingChosen}
      />
      {chosen.length > 0 ? (
        <form method="post" className="make-report">
          <div className="text-field text-field--wide">
            <label htmlFor="title">{say(m.web_files_report_title)}</label>
            <input id="title" name="title" defaultValue={found.title} maxLength={200} autoComplete="off" />
          </div>
          {isProposed ? (
            <fieldset className="ticks">
              <legend>{say(m.web_files_planned_legend)}</legend>
              <p className="file-field__hint">{say(m.web_files_planned_hint)}</p>
              <label className="tick">
                <input type="radio" name="planned" value="no" defaultChecked />
                <span>{say(m.web_files_planned_no)}</span>
              </label>
              <label className="tick">
                <input type="radio" name="planned" value="yes" />
                <span>{say(m.web_files_planned_yes)}</span>
              </label>
            </fieldset>
          ) : null}
          <Button
            type="submit"
            name="intent"
            value="report"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
          >
            {say(m.web_files_make_report)}
          </Button>
        </form>
      ) : null}
    </FileFrame>
  );
}

const mostNames = 8;

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(' · ');
  return names.length > mostNames ? `${shown} … (${names.length})` : shown;
}
