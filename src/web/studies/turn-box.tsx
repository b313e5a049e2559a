import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { Turn } from '#modules/surveys/index.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from './say-day.ts';
import type { WavePageData } from './wave-page-data.ts';

type Said = { readonly text: string; readonly button?: { readonly name: string; readonly href: string } };

/** Whose turn it is: what the reader does next, or whom they wait for. None where the rest of the page says it. */
export function TurnBox({ page }: { page: WavePageData }) {
  const { say } = useWords();
  const said = useTurn(page);
  const { turn, hands } = page;
  if (!said || !turn) return null;
  const isMine = 'do' in turn.step;
  const who = turn.hand === 'custodian' ? hands.lead : hands.custodian;
  return (
    <section className="next-step" aria-labelledby="turn">
      <h2 id="turn">{isMine ? say(m.waves_turn_mine) : say(m.waves_turn_theirs, { who })}</h2>
      <p className="measure">{said.text}</p>
      {said.button ? (
        <Button as="a" role="link" href={said.button.href}>
          {said.button.name}
        </Button>
      ) : null}
    </section>
  );
}

/** Whether the box has the page's one primary button. */
export const hasTurnButton = ({ turn }: WavePageData) =>
  turn !== null && 'do' in turn.step && withButton.includes(turn.step.do);
const withButton: readonly string[] = ['list', 'write-letter', 'invite', 'letters', 'thank'];

function useTurn({ frame, turn, hands, wave }: WavePageData): Said | null {
  const { say, language } = useWords();
  if (!turn) return null;
  const { step, invitation } = turn;
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  const invitationHref = `${base}/letters/invitation`;
  const toLetters = { name: say(m.waves_turn_letters_button), href: `${base}/letters` };
  const planned = invitation?.state === 'planned' ? sayDay(invitation.on, language) : null;
  if ('wait' in step) {
    switch (step.wait) {
      case 'list':
        return { text: say(m.waves_turn_wait_list, { who: hands.custodian }) };
      case 'write-letter':
        return { text: say(m.waves_turn_wait_letter, { who: hands.custodian }) };
      case 'opening':
        return { text: say(m.waves_turn_wait_opening, { who: hands.lead }) };
      case 'inviting':
        return { text: say(invitingWords(invitation), { who: hands.custodian, day: planned ?? '' }) };
      case 'invited':
        return null;
    }
  }
  switch (step.do) {
    case 'list':
      return {
        text: say(m.waves_turn_list),
        button: { name: say(m.waves_check_people_way), href: `${base}/people` },
      };
    case 'write-letter':
      return {
        text: say(m.waves_turn_write_letter),
        button: { name: say(m.waves_check_letter_way), href: invitationHref },
      };
    case 'invite':
      return {
        text: say(m.waves_turn_invite),
        button: { name: say(m.waves_turn_invite_button), href: invitationHref },
      };
    case 'letters':
      return {
        text: planned ? say(m.waves_turn_planned, { day: planned }) : say(lettersWords(invitation)),
        button: toLetters,
      };
    case 'thank':
      return {
        text: wave.eraseCodeKeyOn
          ? say(m.waves_turn_thank, { day: sayDay(wave.eraseCodeKeyOn, language), who: hands.lead })
          : say(m.waves_turn_thank_no_day, { who: hands.lead }),
        button: toLetters,
      };
    case 'nothing':
      return { text: say(wave.state === 'archived' ? m.waves_turn_nothing_erased : m.waves_turn_nothing) };
    default:
      return null;
  }
}

function invitingWords(invitation: Turn['invitation']) {
  if (invitation?.state === 'planned') return m.waves_turn_wait_planned;
  return invitation?.state === 'unsent' ? m.waves_turn_wait_inviting : m.waves_turn_wait_sending;
}

function lettersWords(invitation: Turn['invitation']) {
  if (invitation?.state === 'sent') return m.waves_turn_sent;
  return invitation?.state === 'paused' ? m.waves_turn_paused : m.waves_turn_sending;
}
