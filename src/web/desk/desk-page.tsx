import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { withoutPostHoc, withPostHoc, writeQuestion } from '#modules/desk/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import { AddedAnalyses } from './added-analyses.tsx';
import { DeskAnswerView } from './desk-answer.tsx';
import { DeskForm } from './desk-form.tsx';
import { addedView, answerView, ideasFor, isSameAnalysis } from './desk-view.ts';
import { openDesk } from './open-desk.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const opened = openedFileOf(request, params.fileId, services);
  const language = languageOf(request);
  const { id, fileName, codebook } = opened.file;
  const about = { id, fileName, rowCount: codebook.rowCount };
  try {
    const desk = await openDesk(opened, new URL(request.url).searchParams, language, services);
    if (!desk) throw data(null, { status: 410 });
    const { parsed, question, variables, files } = desk;
    const { study } = parsed;
    return {
      state: 'open' as const,
      about,
      question,
      variables,
      files,
      query: writeQuestion(question),
      answer: answerView(desk.ask(), question, study, language),
      added: addedView(study, language),
      ideas: ideasFor(question.file, variables),
      minimumGroup: study.privacy.minimumGroup,
      syntheticNotice: study.synthetic === undefined ? null : textIn(study.synthetic, language),
    };
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    return data(
      { state: 'refused' as const, about, refusal: sayRefusal(refusal, language) },
      { status: refusal.code === 'busy' ? 503 : 422 },
    );
  }
}

/** Adds the question to the study, takes an analysis out of it, or makes the whole report. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const opened = openedFileOf(request, params.fileId, services);
  const { openedFiles, temporaryReports } = services;
  const { key, file } = opened;
  const language = languageOf(request);
  const { pathname, searchParams } = new URL(request.url);
  const form = await readForm(request);
  const intent = form.get('intent');
  const back = (place: string) => redirect(`${pathname}?${searchParams}#${place}`, 303);
  if (intent === 'report') {
    const study = { fileName: 'study.yaml', bytes: new TextEncoder().encode(file.studyText) };
    const { answers } = file;
    const report = await temporaryReports.start({ study, answers, outcomes: null, language });
    return redirect(`/analyse/${report}`, 303);
  }
  if (intent === 'remove') {
    openedFiles.keepStudy(key, withoutPostHoc(file.studyText, String(form.get('id') ?? '')));
    return back('added');
  }
  const desk = await openDesk(opened, searchParams, language, services);
  const answer = desk?.ask();
  if (desk && answer?.kind === 'answered' && !answer.isWithheld) {
    const isThere = desk.parsed.study.postHoc.some((entry) => isSameAnalysis(entry, answer.entry));
    if (!isThere) openedFiles.keepStudy(key, withPostHoc(file.studyText, answer.entry));
  }
  return back('added');
}

export default function DeskPage() {
  const desk = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { id, fileName, rowCount } = desk.about;
  const kicker = say(m.web_desk_kicker, { file: fileName, rows: rowCount });
  if (desk.state === 'refused') {
    return (
      <Page title={say(m.web_desk_refused_title)} kicker={kicker} lead={<p>{desk.refusal.text}</p>} isWide>
        <ProblemList problems={desk.refusal.problems} />
      </Page>
    );
  }
  const { question, variables, files, query, answer, added, ideas, minimumGroup, syntheticNotice } = desk;
  const path = `/files/${id}/desk`;
  return (
    <Page
      title={say(m.web_desk_title)}
      tabTitle={say(m.web_desk_tab, { file: fileName })}
      kicker={kicker}
      lead={<p>{say(m.web_desk_lead)}</p>}
      isWide
    >
      {syntheticNotice ? <SyntheticNotice text={syntheticNotice} /> : null}
      <div className="desk">
        <DeskForm
          path={path}
          question={question}
          variables={variables}
          files={files}
          mistakes={answer.kind === 'filter-refused' ? answer.problems : []}
        />
        <div className="desk__right">
          <DeskAnswerView
            answer={answer}
            path={path}
            query={query}
            ideas={ideas}
            minimumGroup={minimumGroup}
          />
          <AddedAnalyses added={added} path={path} query={query} />
          <form method="post" action={`${path}?${query}`} className="desk__ways-on">
            <Button type="submit" name="intent" value="report" variant="secondary">
              {say(m.web_desk_report)}
            </Button>
            <a href={`/files/${id}/study.yaml`}>{say(m.web_desk_download)}</a>
          </form>
          <Alert variant="info" size="small" inline>
            {say(m.web_desk_memory)}
          </Alert>
        </div>
      </div>
    </Page>
  );
}
