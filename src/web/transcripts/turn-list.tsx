import type { ReactNode } from 'react';
import type { ShownTurn } from './shown-version.ts';

/** Who says what, numbered; whoever speaks is told once a turn, and when, where the recording says so. */
export function TurnList(properties: {
  turns: readonly ShownTurn[];
  /** What stands after a turn, such as the way to change it. */
  after?: (index: number) => ReactNode;
  /** What stands instead of a turn while it is changed. */
  instead?: (index: number) => ReactNode | null;
}) {
  const { turns, after, instead } = properties;
  return (
    <ol className="said-list">
      {turns.map((turn, index) => (
        <li key={index} id={`turn-${index + 1}`} className={`said said--${toneOf(turns, index)}`}>
          <div className="said__head">
            <span className="said__speaker">{turn.speaker}</span>
            {turn.time === null ? null : <span className="said__time">{turn.time}</span>}
            <span className="said__number">{index + 1}</span>
          </div>
          {instead?.(index) ?? <p className="said__text">{turn.text}</p>}
          {after?.(index)}
        </li>
      ))}
    </ol>
  );
}

/** Whoever says most stands out from whoever asks. */
function toneOf(turns: readonly ShownTurn[], index: number): 'first' | 'other' {
  return turns[index]!.speaker === turns[0]!.speaker ? 'first' : 'other';
}
