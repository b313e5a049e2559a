import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { CodeCard } from './code-card.tsx';
import { CodedLine } from './coded-line.tsx';
import { takeForm } from './coding-form.ts';
import { withQuery } from './coding-path.ts';
import { foundOr404, interviewPlace } from './coding-place.ts';
import { sayItem, sayProgress } from './coding-words.ts';
import { ProgressStrip } from './progress-strip.tsx';
import { SightLine } from './sight-line.tsx';
import { Standing } from './standing.tsx';
import { Transcript } from './transcript.tsx';
import { WriteCode } from './write-code.tsx';

/** So many earlier codes are offered while one writes; the rest are found on the page of codes. */
const mostOffered = 300;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await interviewPlace({ request, params, context });
  const open = foundOr404(await coding.open(actor, asked));
  const { findings } = context.get(servicesContext);
  const quotable = await findings.quotable(actor, { studyId: frame.studyId });
  const language = languageOf(request);
  const query = new URL(request.url).searchParams;
  const { interview, transcript, number, items, adrift, codes, progress, lastOwn, sight } = open;
  return {
    frame,
    interview,
    number,
    lastOwn,
    sight,
    mayQuote: quotable.has(interview.informantId),
    version: transcript.version,
    text: transcript.text,
    turns: transcript.turns,
    items: items.map((item) => sayItem(item, language)),
    adrift: adrift.map((item) => sayItem(item, language)),
    offered: [...new Map(codes.map((code) => [code.words, code])).values()].slice(0, mostOffered),
    progress: sayProgress(progress, language),
    openTurn: query.has('turn') ? Number(query.get('turn')) : null,
    openCoding: query.get('coding'),
    isDone: query.get('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await interviewPlace({ request, params, context });
  const open = foundOr404(await coding.open(actor, asked));
  const done = takeForm(await readForm(request), open);
  if (done.kind === 'refused') return { ...done, said: null };
  const taken = foundOr404(await coding.take(actor, asked, { steps: [done.sent], since: open.number }));
  const [refused] = taken.refused;
  if (refused) return { ...done.form, kind: 'refused' as const, why: refused.why };
  const { pathname } = new URL(request.url);
  const here = asked.ownOnly ? `${pathname}?own=1` : pathname;
  return redirect(`${withQuery(here, { done: done.did })}${done.mark ? `#${done.mark}` : ''}`, 303);
}

export default function CodingPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const { frame, interview, adrift, sight } = page;
  const base = `/studies/${frame.studyId}/interviews`;
  const path = `${base}/${interview.interviewId}/coding`;
  const here = sight.isOwnOnly && !sight.isSealed ? `${path}?own=1` : path;
  const from = here === path ? 'coding' : 'own';
  const quoting = {
    pick: `${base}/findings/quotes/pick?from=${from}&coding=`,
    mayQuote: page.mayQuote,
    name: interview.name,
  };
  const did = { code: m.interviews_coding_done_code, change: m.interviews_coding_done_change }[
    page.isDone ?? ''
  ];
  return (
    <div className="coding-page coding-page--talk">
      <BackLink href={base}>{say(m.interviews_coding_back)}</BackLink>
      <Page
        title={say(m.interviews_coding_title, { pseudonym: interview.name })}
        tabTitle={`${say(m.interviews_coding_title, { pseudonym: interview.name })} – ${frame.title}`}
        lead={<p>{say(m.interviews_coding_lead)}</p>}
        isWide
      >
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        {did ? (
          <Alert variant="success" size="small" className="coding-done">
            {say(did)}
          </Alert>
        ) : null}
        <ProgressStrip progress={page.progress} />
        <SightLine sight={sight} here={here} />
        <div className="coding-ways">
          <a href={`${base}/codes`}>{say(m.interviews_coding_to_codes)}</a>
          <a href={`${base}/${interview.interviewId}/transcript`}>{say(m.interviews_transcript_title)}</a>
          {page.lastOwn ? (
            <form method="post" action={here} data-undo={page.lastOwn}>
              <input type="hidden" name="event" value={page.lastOwn} />
              <Button type="submit" name="do" value="undo" size="small" variant="tertiary">
                {say(m.interviews_coding_undo)}
              </Button>
            </form>
          ) : null}
          <p className="coding-saved" role="status" data-saved-line />
        </div>
        <Standing live={`${base}/codes/live`} at={interview.interviewId} here={here} />
        <Fold summary={say(m.interviews_coding_how)}>
          <ul>
            <li>{say(m.interviews_coding_how_mark)}</li>
            <li>{say(m.interviews_coding_how_words)}</li>
            <li>{say(m.interviews_coding_how_test)}</li>
            <li id="coding-keys">{say(m.interviews_coding_how_keys)}</li>
          </ul>
        </Fold>
        {adrift.length > 0 ? (
          <section className="coding-adrift" aria-labelledby="adrift">
            <h2 className="section-title" id="adrift">
              {say(m.interviews_coding_adrift)}
            </h2>
            <p>{say(m.interviews_coding_adrift_text)}</p>
            <ul className="turn__codes">
              {adrift.map((item) => (
                <CodedLine key={item.codingId} item={item} here={here} quoting={quoting} isOpen={false} />
              ))}
            </ul>
          </section>
        ) : null}
        <Transcript {...page} here={here} quoting={quoting} refused={refused ?? null} />
        <datalist id="offered-codes">
          {page.offered.map(({ codeId, words }) => (
            <option key={words} value={words} data-code={codeId} />
          ))}
        </datalist>
        <template id="write-code">
          <WriteCode here={here} turn={null} refused={null} />
        </template>
        <template id="code-card">
          <CodeCard item={null} here={here} quoting={quoting} />
        </template>
        <template id="coded-line">
          <CodedLine item={null} here={here} quoting={quoting} isOpen={false} />
        </template>
        <script type="module" src="/coding/coding.js" />
      </Page>
    </div>
  );
}
