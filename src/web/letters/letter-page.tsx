import { Alert } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { letterKinds } from '#modules/privacy/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { LetterSend } from './letter-send.tsx';
import { kindIn, kindWords, useLetterStatus } from './letter-words.ts';
import { LetterWordsForm, wordsIn } from './letter-words-form.tsx';
import { refused, textOf } from './refused.ts';
import { UncertainLetters } from './uncertain-letters.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  const kind = kindIn(params.kind);
  if (!kind) throw data(null, { status: 404 });
  if (!frame.may.sendLetters) throw notYours(frame, 'sendLetters');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const { letters } = context.get(servicesContext);
  const look = await letters.look(actor, ids);
  const letter = look.letters.find((each) => each.kind === kind)!;
  const later = look.letters.slice(letterKinds.indexOf(kind) + 1);
  const uncertain = letter.hasUncertain ? await letters.uncertain(actor, ids, kind) : null;
  const { people, isPointless, hasMailServer } = look;
  return {
    frame,
    kind,
    letter,
    people,
    isPointless,
    hasMailServer,
    nextKind:
      later.find(({ plan, maySend }) => plan === null && (maySend || frame.wave.state !== 'closed'))?.kind ??
      null,
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
  const given = wordsIn(form);
  const stamp = textOf(form, 'stamp');
  const here = `/studies/${ids.studyId}/waves/${ids.waveId}/letters/${kind}`;
  let next = here;
  const refusal = await refused(request, async () => {
    if (intent === 'save') {
      await letters.save(actor, ids, kind, given, stamp);
      next = `${here}?saved=1#words`;
    }
    if (intent === 'send') await letters.send(actor, ids, kind, null);
    if (intent === 'plan') await letters.send(actor, ids, kind, textOf(form, 'on'));
    if (intent === 'outbox') await letters.sendOutbox(actor, ids, kind);
    if (intent === 'stop') await letters.stop(actor, ids, kind);
    if (intent === 'go-on') await letters.goOn(actor, ids, kind);
    if (intent === 'again' || intent === 'leave') {
      const chosen = form.getAll('person').map(String);
      const again = intent === 'leave' ? 'none' : form.has('named') ? chosen : 'all';
      await letters.settleUncertain(actor, ids, kind, { again });
    }
  });
  if (!refusal && intent !== 'preview') throw redirect(next, 303);
  const looked = given.size > 0 ? await letters.words(actor, ids, kind, given) : null;
  // Whoever only looks has not seen what another saved meanwhile; whoever was told of it has.
  const words = looked && intent === 'preview' && stamp ? { ...looked, stamp } : looked;
  return data({ refusal: refusal ?? undefined, words }, { status: refusal ? 422 : 200 });
}

export default function LetterPage() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { frame, kind, letter, uncertain, isSaved } = loaded;
  const { say } = useWords();
  const status = useLetterStatus()(letter);
  const wave = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  const isSending = letter.plan?.state === 'sending';
  return (
    <WaveFrame frame={frame} step="letters" title={say(kindWords[kind])}>
      {isSending && !result ? <meta httpEquiv="refresh" content="3" /> : null}
      <p>
        <a href={`${wave}/letters`}>{say(m.letters_back)}</a>
      </p>
      {result?.words ? null : <RefusalAlert refusal={result?.refusal} />}
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
      <LetterSend {...loaded} wave={wave} may={frame.may} />
      <LetterWordsForm
        words={result?.words ?? loaded.words}
        isSaved={isSaved && !result}
        refusal={result?.words ? result.refusal : undefined}
      />
    </WaveFrame>
  );
}

/** How far it has come; a bar without an end where that is not told. */
function progressOf(counts: Readonly<Record<string, number>> | null) {
  if (!counts) return {};
  const max = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return max === 0 ? {} : { max, value: max - (counts.queued ?? 0) - (counts.sending ?? 0) };
}
