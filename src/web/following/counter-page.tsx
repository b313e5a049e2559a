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
import { audienceName, sayDay } from '#modules/reports/index.ts';
import { audiencesOf, mostStartsAnHour, spellCode } from '#modules/surveys/index.ts';
import { DomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { OpenLinkCard } from './open-link-card.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  if (!frame.may.runWave) throw data(null, { status: 404 });
  const language = languageOf(request);
  const { following, openLinks, origin } = context.get(servicesContext);
  const links = await openLinks.list(actor, seen);
  const followed = links.length > 0 ? await following.follow(actor, seen) : null;
  const query = new URL(request.url).searchParams;
  return {
    frame,
    address: `${origin().replace(/^https?:\/\//, '')}/s/k`,
    languages: seen.study.languages,
    audiences: audiencesOf(seen).map((id) => ({ id, name: audienceName(seen.study, id, language) })),
    links: links.map((link) => {
      const counted = followed?.openLinks.find(({ linkId }) => linkId === link.linkId);
      return {
        ...link,
        spelled: spellCode(link.code),
        audienceName: audienceName(seen.study, link.audience, language),
        answered: counted?.answered ?? null,
        isWithheld: counted?.answered === null,
        days: (counted?.days ?? []).map(({ day, submitted }, place, all) => ({
          day: sayDay(day, language),
          count: submitted - (all[place - 1]?.submitted ?? 0),
        })),
      };
    }),
    made: query.has('made') ? Number(query.get('made')) || 0 : null,
    isChanged: query.has('changed'),
    mostAnHour: mostStartsAnHour,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const { openLinks } = context.get(servicesContext);
  const form = await readForm(request);
  const linkId = String(form.get('link') ?? '');
  const here = `/studies/${frame.studyId}/waves/${frame.wave.waveId}/counter`;
  switch (form.get('do')) {
    case 'change': {
      const isDone = await openLinks.changeCode(actor, seen, linkId);
      if (!isDone) throw data(null, { status: 404 });
      return redirect(`${here}?changed`, 303);
    }
    case 'open':
    case 'close': {
      const isDone = await openLinks.setOpen(actor, seen, linkId, form.get('do') === 'open');
      if (!isDone) throw data(null, { status: 404 });
      return redirect(here, 303);
    }
  }
  const audience = String(form.get('audience') ?? '');
  const offices = String(form.get('offices') ?? '').slice(0, 60_000);
  try {
    const made = await openLinks.make(actor, seen, { audience, offices: offices.split(/\r?\n/) });
    return redirect(`${here}?made=${made}`, 303);
  } catch (refusal) {
    if (!(refusal instanceof DomainError) || refusal.code !== 'open-link-refused') throw refusal;
    return data({ problem: refusal.text[languageOf(request)], audience, offices }, { status: 422 });
  }
}

export default function CounterPage() {
  const { frame, links, audiences, languages, address, made, isChanged, mostAnHour } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const { state } = frame.wave;
  const isClosed = state === 'closed' || state === 'archived';
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}/counter`;
  const saidMade =
    made === 0
      ? say(m.following_counter_made_none)
      : made === 1
        ? say(m.following_counter_made_one)
        : say(m.following_counter_made, { count: made ?? 0 });
  return (
    <WaveFrame
      frame={frame}
      step="counter"
      title={say(m.following_counter_title)}
      lead={<p>{say(m.following_counter_lead)}</p>}
    >
      {made === null ? null : <Alert variant={made === 0 ? 'info' : 'success'}>{saidMade}</Alert>}
      {isChanged ? <Alert variant="success">{say(m.following_counter_changed)}</Alert> : null}
      {state === 'open' ? null : (
        <Alert variant="info">
          {isClosed ? say(m.following_counter_closed) : say(m.following_counter_not_open)}
        </Alert>
      )}
      <section aria-labelledby="codes">
        <h2 className="section-title" id="codes">
          {say(m.following_counter_list)}
        </h2>
        {links.length === 0 ? (
          <p>{say(m.following_counter_none)}</p>
        ) : (
          <>
            <ul className="open-links">
              {links.map((link) => (
                <OpenLinkCard
                  key={link.linkId}
                  link={link}
                  base={base}
                  languages={languages}
                  isClosed={isClosed}
                  isOpenWave={state === 'open'}
                  hasManyAudiences={audiences.length > 1}
                  address={address}
                />
              ))}
            </ul>
            <p className="report-prose">{say(m.following_counter_change_warning)}</p>
          </>
        )}
      </section>
      {isClosed ? null : (
        <section className="follow-section open-link-form" aria-labelledby="new-codes">
          <h2 className="section-title" id="new-codes">
            {say(m.following_counter_new)}
          </h2>
          {refused ? <Alert variant="error">{refused.problem}</Alert> : null}
          <form method="post">
            {audiences.length === 1 ? (
              <input type="hidden" name="audience" value={audiences[0]!.id} />
            ) : (
              <fieldset className="plain-choices">
                <legend>{say(m.following_counter_audience)}</legend>
                {audiences.map(({ id, name }, place) => (
                  <label key={id} className="plain-choice">
                    <input
                      type="radio"
                      name="audience"
                      value={id}
                      defaultChecked={refused?.audience ? refused.audience === id : place === 0}
                    />
                    <span>{name}</span>
                  </label>
                ))}
              </fieldset>
            )}
            <div className="text-field text-field--wide">
              <label htmlFor="offices">{say(m.following_counter_offices)}</label>
              <p className="file-field__hint" id="offices-hint">
                {say(m.following_counter_offices_hint)}
              </p>
              <textarea
                id="offices"
                name="offices"
                rows={4}
                aria-describedby="offices-hint"
                defaultValue={refused?.offices ?? ''}
              />
            </div>
            <Button type="submit" variant={links.length === 0 ? 'primary' : 'secondary'}>
              {say(m.following_counter_make)}
            </Button>
          </form>
          <p className="report-prose">{say(m.following_counter_ceiling, { most: mostAnHour })}</p>
        </section>
      )}
    </WaveFrame>
  );
}
