import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { FileFrame } from '#web/files/file-frame.tsx';
import { saidRefusal, summaryOf } from '#web/files/file-summary.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import { AddedAnalyses } from './added-analyses.tsx';
import { DeskAnswerView } from './desk-answer.tsx';
import { DeskForm } from './desk-form.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const language = languageOf(request);
  const about = summaryOf(file, services);
  try {
    const desk = await services.desks.look(key, new URL(request.url).searchParams, language);
    if (!desk) throw data(null, { status: 410 });
    return { state: 'open' as const, about, desk };
  } catch (error) {
    const refusal = saidRefusal(error, language);
    return data({ state: 'refused' as const, about, refusal }, { status: 422 });
  }
}

/** Adds the question to the study, takes an analysis out of it, or makes the whole report. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const language = languageOf(request);
  const { pathname, searchParams } = new URL(request.url);
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'report') {
    const study = { fileName: 'study.yaml', bytes: new TextEncoder().encode(file.studyText) };
    const report = await services.temporaryReports.start({
      study,
      answers: file.answers,
      outcomes: null,
      isLackingLeftOut: true,
      language,
    });
    return redirect(`/analyse/${report}?file=${file.id}`, 303);
  }
  if (intent === 'remove') services.desks.remove(key, String(form.get('id') ?? ''));
  if (intent === 'add') await services.desks.add(key, searchParams, language);
  return redirect(`${pathname}?${searchParams}#added`, 303);
}

export default function DeskPage() {
  const found = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { about } = found;
  if (found.state === 'refused') {
    return (
      <FileFrame
        file={about}
        step="desk"
        title={say(m.web_desk_refused_title)}
        lead={<p>{found.refusal.text}</p>}
      >
        <ProblemList problems={found.refusal.problems} />
      </FileFrame>
    );
  }
  const { question, variables, files, query, answer, added, ideas, minimumGroup, syntheticNotice } =
    found.desk;
  const path = `/files/${about.id}/desk`;
  return (
    <FileFrame file={about} step="desk" title={say(m.web_desk_title)} lead={<p>{say(m.web_desk_lead)}</p>}>
      {syntheticNotice ? <SyntheticNotice text={syntheticNotice} /> : null}
      <div className="desk">
        <DeskForm
          path={path}
          question={question}
          variables={variables}
          files={files}
          roles={answer.kind === 'answered' ? answer.roles : null}
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
            <a href={`/files/${about.id}/study.yaml`}>{say(m.web_desk_download)}</a>
          </form>
          <Alert variant="info" size="small" inline>
            {say(m.web_desk_memory)}
          </Alert>
        </div>
      </div>
    </FileFrame>
  );
}
