import { m } from '#messages';
import type { ImportLossKind, SummedLoss } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** Nothing is dropped without a word: what of the file has no place here. */
export function ImportLosses({ losses }: { losses: readonly SummedLoss[] }) {
  const { say } = useWords();
  return (
    <>
      <h2 className="section-title">{say(m.interviews_exchange_losses)}</h2>
      {losses.length === 0 ? (
        <p>{say(m.interviews_exchange_losses_none)}</p>
      ) : (
        <ul className="measure">
          {losses.map(({ kind, count, names }) => (
            <li key={kind}>
              {say(lossWords[kind], { count })}
              {names.length > 0 ? ` (${names.join(', ')}${names.length < count ? ' …' : ''})` : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const lossWords: Readonly<Record<ImportLossKind, typeof m.interviews_exchange_loss_pdf>> = {
  picture: m.interviews_exchange_loss_picture,
  pdf: m.interviews_exchange_loss_pdf,
  graph: m.interviews_exchange_loss_graph,
  variable: m.interviews_exchange_loss_variable,
  timeSelection: m.interviews_exchange_loss_timeSelection,
  soundCoding: m.interviews_exchange_loss_soundCoding,
  soundElsewhere: m.interviews_exchange_loss_soundElsewhere,
  textElsewhere: m.interviews_exchange_loss_textElsewhere,
  badPlace: m.interviews_exchange_loss_badPlace,
  pointsNowhere: m.interviews_exchange_loss_pointsNowhere,
  sameIdentity: m.interviews_exchange_loss_sameIdentity,
  richText: m.interviews_exchange_loss_richText,
  sourceLeft: m.interviews_exchange_loss_sourceLeft,
  passageNotFound: m.interviews_exchange_loss_passageNotFound,
  passageWithoutCode: m.interviews_exchange_loss_passageWithoutCode,
  sourceCoding: m.interviews_exchange_loss_sourceCoding,
  codeWithoutPassage: m.interviews_exchange_loss_codeWithoutPassage,
  sameWords: m.interviews_exchange_loss_sameWords,
  nameCut: m.interviews_exchange_loss_nameCut,
  noName: m.interviews_exchange_loss_noName,
  colour: m.interviews_exchange_loss_colour,
  description: m.interviews_exchange_loss_description,
  note: m.interviews_exchange_loss_note,
  link: m.interviews_exchange_loss_link,
  sourceSet: m.interviews_exchange_loss_sourceSet,
  severalSets: m.interviews_exchange_loss_severalSets,
  deepTree: m.interviews_exchange_loss_deepTree,
  placedElsewhere: m.interviews_exchange_loss_placedElsewhere,
  conceptKept: m.interviews_exchange_loss_conceptKept,
  codingTime: m.interviews_exchange_loss_codingTime,
  soundLeft: m.interviews_exchange_loss_soundLeft,
  soundNoConsent: m.interviews_exchange_loss_soundNoConsent,
  soundThere: m.interviews_exchange_loss_soundThere,
  soundMissing: m.interviews_exchange_loss_soundMissing,
  soundKind: m.interviews_exchange_loss_soundKind,
  soundLarge: m.interviews_exchange_loss_soundLarge,
  soundFilm: m.interviews_exchange_loss_soundFilm,
  times: m.interviews_exchange_loss_times,
};
