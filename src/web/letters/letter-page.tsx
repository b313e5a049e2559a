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
import type { Template } from '#modules/surveys/index.ts';
import { isLanguage, type Language } from '#platform/language.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { kindIn, kindWords, languageWords, useLetterStatus } from './letter-words.ts';
import { refused, textOf } from './refused.ts';
import { UncertainLetters } from './uncertain-letters.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  const kind = kindIn(params.kind);
  if (!kind) throw data(null, { status: 404 });
  if (!frame.may.sendLetters) throw data(null, { status: 403 });
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const { letters } = context.get(servicesContext);
  const look = await letters.look(actor, ids);
  const letter = look.letters.find((each) => each.kind === kind)!;
  const uncertain = letter.hasUncertain ? await letters.uncertain(actor, ids, kind) : null;
  return {
    frame,
    kind,
    letter,
    people: look.people,
    isPointless: look.isPointless,
    words: await letters.words(actor, ids, kind),
    uncertain: uncertain?.map(({ invitationId, name, email }) => ({ invitationId, name, email })) ?? null,
    isSaved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'sendLetters' });
  const kind = kindIn(params.kind);
  if (!kind) throw data(null, { status: 404 });
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const { letters } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = textOf(form, 'intent');
  const given = new Map<Language, Template>();
  for (const language of form.getAll('language').map(String).filter(isLanguage)) {
    given.set(language, {
      subject: textOf(form, `subject-${language}`).replaceAll(/\s+/g, ' ').trim(),
      text: textOf(form, `text-${language}`),
    });
  }
  const here = `/studies/${ids.studyId}/waves/${ids.waveId}/letters/${kind}`;
  let next = here;
  const refusal = await refused(request, async () => {
    if (intent === 'save') {
      await letters.save(actor, ids, kind, given);
      next = `${here}?saved=1#preview`;
    }
    if (intent === 'send') await letters.send(actor, ids, kind, null);
    if (intent === 'plan') await letters.send(actor, ids, kind, textOf(form, 'on'));
    if (intent === 'stop') await letters.stop(actor, ids, kind);
    if (intent === 'go-on') await letters.goOn(actor, ids, kind);
    if (intent === 'again' || intent === 'leave') {
      const chosen = form.getAll('person').map(String);
      const again = intent === 'leave' ? 'none' : form.has('named') ? chosen : 'all';
      await letters.settleUncertain(actor, ids, kind, { again });
    }
  });
  if (!refusal && intent !== 'preview') throw redirect(next, 303);
  const words = given.size > 0 ? await letters.words(actor, ids, kind, given) : null;
  return data({ refusal: refusal ?? undefined, words }, { status: refusal ? 422 : 200 });
}

export default function LetterPage() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { frame, kind, letter, people, isPointless, uncertain, isSaved } = loaded;
  const words = result?.words ?? loaded.words;
  const { say } = useWords();
  const status = useLetterStatus()(letter);
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}/letters`;
  const { plan } = letter;
  const isSending = plan?.state === 'sending';
  return (
    <WaveFrame frame={frame} step="letters" title={say(kindWords[kind])}>
      {isSending && !result ? <meta httpEquiv="refresh" content="3" /> : null}
      <p>
        <a href={base}>{say(m.letters_back)}</a>
      </p>
      <RefusalAlert refusal={result?.refusal} />
      {status.variant === 'neutral' ? null : (
        <Alert variant={status.variant} role="status">
          {status.text}
        </Alert>
      )}
      {isSending ? (
        <progress className="letter-progress" {...progressOf(letter.counts)} aria-label={status.text} />
      ) : null}
      {letter.hasUncertain ? (
        <UncertainLetters count={letter.counts?.uncertain ?? null} people={uncertain} />
      ) : null}
      <section aria-labelledby="send" className="letter-send">
        <h2 className="section-title" id="send">
          {say(m.letters_send_title)}
        </h2>
        {people === 0 ? <p>{say(m.letters_nobody)}</p> : null}
        {plan?.state === 'sending' || plan?.state === 'planned' ? (
          <form method="post">
            <Button type="submit" name="intent" value="stop" variant="secondary">
              {say(plan.state === 'planned' ? m.letters_unplan : m.letters_stop)}
            </Button>
          </form>
        ) : null}
        {plan?.state === 'paused' ? (
          <form method="post">
            <Button type="submit" name="intent" value="go-on" disabled={!letter.maySend}>
              {say(m.letters_go_on)}
            </Button>
          </form>
        ) : null}
        {people > 0 && !isPointless && (plan === null || plan.state === 'done') ? (
          <>
            <p>
              {letter.waiting === null
                ? say(kind === 'thanks' ? m.letters_to_answered : m.letters_to_unanswered)
                : say(m.letters_to_count, { count: letter.waiting })}
            </p>
            {letter.counts ? null : <p>{say(m.letters_untold_why)}</p>}
            {letter.maySend ? null : <p>{say(m.letters_refused_state)}</p>}
            {letter.waiting === 0 ? null : (
              <div className="letter-send__ways">
                {letter.maySend ? (
                  <form method="post">
                    <Button type="submit" name="intent" value="send">
                      {say(m.letters_send_now)}
                    </Button>
                  </form>
                ) : null}
                <form method="post" className="letter-send__day">
                  <div className="text-field">
                    <label htmlFor="on">{say(m.letters_send_on)}</label>
                    <input id="on" name="on" type="date" required />
                  </div>
                  <Button type="submit" name="intent" value="plan" variant="secondary">
                    {say(m.letters_send_plan)}
                  </Button>
                </form>
              </div>
            )}
          </>
        ) : null}
        {isPointless ? <p>{say(m.letters_refused_no_server)}</p> : null}
      </section>
      <form method="post" className="asked-form">
        <h2 className="section-title" id="words">
          {say(m.letters_words_title)}
        </h2>
        {isSaved && !result ? <Alert variant="success">{say(m.letters_saved)}</Alert> : null}
        <p>{say(words.mayEdit ? m.letters_words_text : m.letters_words_fixed, places)}</p>
        <div className="letter-columns" id="preview">
          {words.languages.map((language) => (
            <div key={language} className="letter-column" lang={language}>
              <h3>{say(languageWords[language])}</h3>
              {words.mayEdit ? (
                <>
                  <input type="hidden" name="language" value={language} />
                  <div className="text-field text-field--wide">
                    <label htmlFor={`subject-${language}`}>{say(m.letters_subject)}</label>
                    <input
                      id={`subject-${language}`}
                      name={`subject-${language}`}
                      defaultValue={words.templates[language]?.subject}
                    />
                  </div>
                  <div className="text-field text-field--wide">
                    <label htmlFor={`text-${language}`}>{say(m.letters_text)}</label>
                    <textarea
                      id={`text-${language}`}
                      name={`text-${language}`}
                      rows={14}
                      defaultValue={words.templates[language]?.text}
                    />
                  </div>
                </>
              ) : null}
              <figure className="letter-preview">
                <figcaption>{say(m.letters_preview)}</figcaption>
                <strong>{words.previews[language]?.subject}</strong>
                <div className="letter-preview__text">{words.previews[language]?.text}</div>
              </figure>
            </div>
          ))}
        </div>
        {words.mayEdit ? (
          <div className="upload__send">
            <Button type="submit" name="intent" value="save" variant="secondary">
              {say(m.letters_save)}
            </Button>
            <Button type="submit" name="intent" value="preview" variant="tertiary">
              {say(m.letters_preview_button)}
            </Button>
          </div>
        ) : null}
      </form>
    </WaveFrame>
  );
}

const places = { name: '{name}', title: '{title}', link: '{link}', sender: '{sender}' };

/** How far it has come; a bar without an end where that is not told. */
function progressOf(counts: Readonly<Record<string, number>> | null) {
  if (!counts) return {};
  const max = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return max === 0 ? {} : { max, value: max - (counts.queued ?? 0) - (counts.sending ?? 0) };
}
