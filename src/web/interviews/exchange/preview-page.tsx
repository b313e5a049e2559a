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
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { CodesFrame } from '../coding/codes-frame.tsx';
import { codingPlace } from '../coding/coding-place.ts';
import { answersIn, type ShownImport, shownImport } from './import-form.ts';
import { ImportLosses } from './import-losses.tsx';
import { AloneFields } from './sound-fields.tsx';
import { SourceFields } from './source-fields.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await codingPlace({ request, params, context });
  const held = await context.get(servicesContext).exchange.held(actor, frame.studyId);
  return { frame, held: held && shownImport(held) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await codingPlace({ request, params, context });
  const { exchange } = context.get(servicesContext);
  const form = await readForm(request);
  const here = `/studies/${frame.studyId}/interviews/exchange`;
  if (form.get('intent') === 'cancel') {
    await exchange.letGo(actor, frame.studyId);
    return redirect(here, 303);
  }
  const interviewer = m.interviews_transcript_interviewer({}, { locale: languageOf(request) });
  const answers = { stamp: textOf(form, 'stamp'), interviewer, ...answersIn(form) };
  if (form.get('intent') === 'look') {
    await exchange.choose(actor, frame.studyId, answersIn(form));
    return redirect(`${here}/import`, 303);
  }
  let to = `${here}/import`;
  const refusal = await refused(request, async () => {
    const done = await exchange.confirm(actor, frame.studyId, answers);
    if (done) to = `${here}?in=${done.exchangeId}`;
  });
  if (!refusal) return redirect(to, 303);
  const { interviews, speakers, isSeenThrough, sounds } = answers;
  const given = {
    interviews: [...interviews],
    speakers: [...speakers],
    isSeenThrough,
    sounds: [...sounds],
  };
  return data({ text: refusal.text, given }, { status: 422 });
}

/** What is in a file from another program, and what would come of it; nothing is done before it is said yes to. */
export default function PreviewPage() {
  const { frame, held } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <CodesFrame
      frame={frame}
      step="exchange"
      title={say(m.interviews_exchange_preview_title)}
      lead={held ? <p>{say(m.interviews_exchange_preview_lead)}</p> : undefined}
    >
      {result ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : null}
      {held ? (
        <Preview held={held} given={result?.given ?? held.chosen} />
      ) : (
        <>
          <p>{say(m.interviews_exchange_preview_none)}</p>
          <p>
            <a href={`/studies/${frame.studyId}/interviews/exchange`}>
              {say(m.interviews_exchange_preview_back)}
            </a>
          </p>
        </>
      )}
    </CodesFrame>
  );
}

function Preview({ held, given }: { held: ShownImport; given: Parameters<typeof SourceFields>[0]['given'] }) {
  const { say } = useWords();
  const { counts, sources } = held;
  const sounds =
    sources.filter(({ sound }) => sound?.way === 'comes').length +
    held.alone.filter(({ way }) => way === 'comes').length;
  const facts = [
    ...(held.origin ? [[say(m.interviews_exchange_fact_origin), held.origin] as const] : []),
    [say(m.interviews_exchange_fact_sources), sources.length] as const,
    [say(m.interviews_exchange_fact_codes), held.inFile.codes] as const,
    [say(m.interviews_exchange_fact_codings), held.inFile.codings] as const,
    [say(m.interviews_exchange_fact_sets), held.inFile.sets] as const,
    [say(m.interviews_exchange_fact_cases), held.inFile.cases] as const,
    [say(m.interviews_exchange_fact_notes), held.inFile.notes] as const,
  ];
  return (
    <form method="post" className="exchange-preview">
      <h2 className="section-title">{say(m.interviews_exchange_in_file)}</h2>
      <p>{held.fileName}</p>
      <dl className="exchange-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sources.length + held.alone.length > 0 ? (
        <>
          {sources.length > 0 ? <SourceFields held={held} given={given} /> : null}
          <AloneFields held={held} />
          <Button type="submit" name="intent" value="look" variant="secondary" size="small">
            {say(m.interviews_exchange_look_again)}
          </Button>
        </>
      ) : null}
      <h2 className="section-title">{say(m.interviews_exchange_come)}</h2>
      <ul className="measure">
        <li>{say(m.interviews_exchange_come_codings, counts)}</li>
        {counts.again > 0 ? <li>{say(m.interviews_exchange_come_again, { count: counts.again })}</li> : null}
        <li>{say(m.interviews_exchange_come_board, counts)}</li>
        {sounds > 0 ? <li>{say(m.interviews_exchange_come_sounds, { count: sounds })}</li> : null}
        {held.coders.length > 0 ? (
          <li>{say(m.interviews_exchange_come_coders, { names: held.coders.join(', ') })}</li>
        ) : null}
      </ul>
      <ImportLosses losses={held.losses} />
      <input type="hidden" name="stamp" value={held.stamp} />
      <div className="upload__send">
        <Button type="submit" name="intent" value="confirm">
          {say(m.interviews_exchange_confirm)}
        </Button>
        <Button type="submit" name="intent" value="cancel" variant="tertiary">
          {say(m.interviews_exchange_cancel)}
        </Button>
      </div>
    </form>
  );
}
