import { ArrowRightIcon, ArrowUndoIcon } from '@navikt/aksel-icons';
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
import type { ReliabilityResult } from '#modules/analyses/schema.ts';
import { variablesIn } from '#modules/studies/index.ts';
import { scalesOf, setScales, studyIn, withAnalysesOnly } from '#modules/workbench/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { type Services, servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import { FileFrame } from './file-frame.tsx';
import { saidRefusal, summaryOf } from './file-summary.ts';
import { LooseQuestions } from './loose-questions.tsx';
import { RefusalAlert } from './refusal-alert.tsx';
import { ScaleCard } from './scale-card.tsx';
import { intentOf, scalesFromForm } from './scales-form.ts';
import { looseQuestions, scaleViews } from './scales-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const study = studyIn(file.studyText);
  const instrument = file.answers[0]!.file;
  const scales = scalesOf(file.studyText, language);
  let reliability: readonly ReliabilityResult[] = [];
  let refusal: ReturnType<typeof saidRefusal> | undefined;
  if (scales.length > 0) {
    try {
      const asked = withAnalysesOnly(file.studyText, [{ reliability: { file: instrument, scales: 'all' } }]);
      reliability =
        (await services.openedFiles.results(key, { studyText: asked, language }))?.reliability ?? [];
    } catch (error) {
      refusal = saidRefusal(error, language);
    }
  }
  return {
    file: summaryOf(file, services),
    canUndo: file.canUndo,
    minimumGroup: study.privacy.minimumGroup,
    scales: scaleViews({ scales, study, instrument, reliability, language }),
    loose: looseQuestions(study, instrument, scales, language),
    refusal,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const form = await readForm(request);
  const { intent } = intentOf(form);
  const page = `/files/${file.id}/scales`;
  if (intent === 'undo') {
    services.openedFiles.undo(key);
    return redirect(page, 303);
  }
  const given = {
    loose: form.getAll('loose').map(String),
    newLabel: String(form.get('new-label') ?? '').slice(0, 200),
  };
  const before = scalesOf(file.studyText, language);
  const { scales, mistake } = scalesFromForm(form, before, takenNames(file.studyText, file.answers[0]!.file));
  try {
    keep(services, key, setScales(file.studyText, scales, language));
  } catch (error) {
    return data({ refusal: saidRefusal(error, language), mistake, ...given }, { status: 422 });
  }
  if (mistake) return data({ refusal: undefined, mistake, ...given }, { status: 422 });
  return redirect(intent === 'next' ? `/files/${file.id}/analyses` : page, 303);
}

function keep({ openedFiles }: Services, key: { id: string; owner: string }, studyText: string): void {
  openedFiles.keepStudy(key, studyText);
}

function takenNames(studyText: string, instrument: string): string[] {
  const study = studyIn(studyText);
  return [
    ...Object.keys(study.scales),
    ...Object.keys(study.outcomes),
    ...Object.keys(study.instruments).flatMap((file) => variablesIn(study, file).map(({ id }) => id)),
    ...variablesIn(study, instrument).map(({ id }) => id),
  ];
}

export default function ScalesPage() {
  const { say } = useWords();
  const { file, canUndo, scales, loose, minimumGroup, refusal } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const sentences = {
    'merge-two': say(m.web_files_merge_two),
    'choose-questions': say(m.web_files_choose_questions),
    'name-missing': say(m.web_files_name_missing),
  };
  return (
    <FileFrame
      file={file}
      step="scales"
      title={say(m.web_files_scales_title)}
      lead={<p>{say(m.web_files_scales_lead)}</p>}
    >
      <form method="post" className="scales-form">
        <RefusalAlert refusal={refused?.refusal ?? refusal} />
        {refused?.mistake ? (
          <Alert variant="error" role="alert">
            {sentences[refused.mistake]}
          </Alert>
        ) : null}
        {scales.length === 0 ? <p>{say(m.web_files_no_scales)}</p> : null}
        {/* Enter in a text field presses the first button of a form: that is to save, and nothing else. */}
        <button
          type="submit"
          name="intent"
          value="save"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden
        >
          {say(m.web_files_save)}
        </button>
        <div className="scale-cards">
          {scales.map((scale) => (
            <ScaleCard
              key={scale.id}
              scale={scale}
              canMerge={scales.length > 1}
              minimumGroup={minimumGroup}
            />
          ))}
        </div>
        {scales.length > 1 ? (
          <div>
            <p className="file-field__hint">{say(m.web_files_merge_hint)}</p>
            <Button type="submit" name="intent" value="merge" variant="secondary" size="small">
              {say(m.web_files_merge)}
            </Button>
          </div>
        ) : null}
        <div className="form-bar">
          <Button type="submit" name="intent" value="save" variant="secondary">
            {say(m.web_files_save)}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="undo"
            variant="tertiary"
            disabled={!canUndo}
            icon={<ArrowUndoIcon aria-hidden />}
          >
            {say(m.web_files_undo)}
          </Button>
        </div>
        <LooseQuestions
          loose={loose}
          scales={scales}
          chosen={refused?.loose ?? []}
          newLabel={refused?.newLabel ?? ''}
        />
        <p className="ways-forward">
          <Button
            type="submit"
            name="intent"
            value="next"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
          >
            {say(m.web_files_to_analyses)}
          </Button>
        </p>
      </form>
    </FileFrame>
  );
}
