import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { Choice } from './choice.tsx';
import { type ListedCode, listCodes } from './codes-data.ts';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { interviewsToCode } from './interviews-to-code.ts';
import { NoCodes } from './no-codes.tsx';
import { saidIn } from './said-in.ts';

const mostShown = 200;
const longestSearch = 200;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const open = await coding.codes(actor, asked);
  const query = new URL(request.url).searchParams;
  const chosen = {
    words: (query.get('words') ?? '').slice(0, longestSearch).trim(),
    status: query.get('status') ?? '',
    place: query.get('place') ?? '',
    interview: query.get('interview') ?? '',
  };
  const all = listCodes(open, languageOf(request));
  const isSaid = saidIn(chosen.words);
  const found = all.filter(
    ({ words, memo, status, place, passages }) =>
      isSaid([words, memo, ...passages.map(({ quote }) => quote)]) &&
      (chosen.status === '' || status === chosen.status) &&
      (chosen.place === '' || placeName(place) === chosen.place) &&
      (chosen.interview === '' || passages.some(({ interviewId }) => interviewId === chosen.interview)),
  );
  const from = Math.max(0, Number(query.get('from')) || 0);
  const next = new URLSearchParams({ ...chosen, from: `${from + mostShown}` });
  return {
    frame,
    chosen,
    from,
    codes: found.slice(from, from + mostShown),
    counts: {
      all: all.length,
      found: found.length,
      untested: all.filter(({ status }) => status === 'untested').length,
      reword: all.filter(({ status }) => status === 'reword').length,
    },
    groups: open.state.groups.map(({ groupId, name }) => ({ groupId, name })),
    interviews: open.interviews.map(({ interviewId, name }) => ({ interviewId, name })),
    toCode:
      all.length === 0 ? await interviewsToCode(context.get(servicesContext), actor, frame.studyId) : [],
    next: from + mostShown < found.length ? `?${next}` : null,
  };
}

const placeName = (place: ListedCode['place']) => (place.kind === 'group' ? place.groupId : place.kind);

export default function CodesPage() {
  const { frame, chosen, codes, counts, groups, interviews, toCode, next } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  const names = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  const left = counts.untested + counts.reword;
  const nameOf = (place: ListedCode['place']) =>
    place.kind === 'group'
      ? (names.get(place.groupId) ?? '')
      : say(place.kind === 'outside' ? m.interviews_board_outside : m.interviews_board_ungrouped);
  return (
    <CodesFrame
      frame={frame}
      step="list"
      title={say(m.interviews_codes_title)}
      lead={<p>{say(m.interviews_codes_lead)}</p>}
    >
      {counts.all === 0 ? (
        <NoCodes studyId={frame.studyId} interviews={toCode} />
      ) : (
        <>
          {left > 0 ? (
            <p className="codes-left">
              {say(m.interviews_codes_left, { count: left })}{' '}
              <a href={`${base}/codes/test`}>{say(m.interviews_codes_to_test)}</a>
            </p>
          ) : null}
          <form method="get" className="codes-filter" data-search>
            <label className="codes-choice codes-search">
              <span>{say(m.interviews_codes_search)}</span>
              <input
                type="search"
                name="words"
                defaultValue={chosen.words}
                maxLength={longestSearch}
                autoComplete="off"
              />
            </label>
            <Choice
              name="status"
              label={say(m.interviews_codes_status)}
              chosen={chosen.status}
              any={say(m.interviews_codes_all)}
              options={[
                ['untested', say(m.interviews_coding_untested)],
                ['reword', say(m.interviews_coding_to_reword)],
                ['passed', say(m.interviews_coding_passed)],
              ]}
            />
            <Choice
              name="place"
              label={say(m.interviews_codes_place)}
              chosen={chosen.place}
              any={say(m.interviews_codes_all)}
              options={[
                ['ungrouped', say(m.interviews_board_ungrouped)],
                ['outside', say(m.interviews_board_outside)],
                ...groups.map(({ groupId, name }) => [groupId, name] as const),
              ]}
            />
            <Choice
              name="interview"
              label={say(m.interviews_codes_interview)}
              chosen={chosen.interview}
              any={say(m.interviews_codes_all)}
              options={interviews.map(({ interviewId, name }) => [interviewId, name] as const)}
            />
            <Button type="submit" size="small" variant="secondary">
              {say(m.interviews_codes_show)}
            </Button>
          </form>
          <p role="status" data-found="count">
            {counts.found === 0
              ? say(m.interviews_codes_found_none)
              : say(m.interviews_codes_count, { found: counts.found, all: counts.all })}{' '}
            {Object.values(chosen).some((one) => one !== '') ? (
              <a href={`${base}/codes`}>{say(m.interviews_codes_show_all)}</a>
            ) : null}
          </p>
          <ul className="code-list" data-found="list">
            {codes.map(({ codeId, words, status, statusText, hints, place, memo, passages }) => (
              <li key={codeId} className="listed-code" data-status={status}>
                <p className="listed-code__words">
                  {words} <span className="coded__status">{statusText}</span>{' '}
                  <span className="coded__status">{nameOf(place)}</span>
                </p>
                {memo ? <p className="listed-code__memo">{memo}</p> : null}
                {hints[0] ? <p className="listed-code__hint">{hints[0]}</p> : null}
                <ul>
                  {passages.map(({ codingId, interviewId, name, quote }) => (
                    <li key={codingId}>
                      <q>{quote}</q>{' '}
                      <a href={`${base}/${interviewId}/coding?coding=${codingId}#coding-${codingId}`}>
                        {name}
                        <span className="visually-hidden"> – {say(m.interviews_codes_to_passage)}</span>
                      </a>{' '}
                      <a href={`${base}/findings/quotes/pick?coding=${codingId}`}>
                        {say(m.findings_to_pick)}
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <p data-found="more">{next ? <a href={next}>{say(m.interviews_codes_more)}</a> : null}</p>
          <script type="module" src="/coding/search.js" />
        </>
      )}
    </CodesFrame>
  );
}
