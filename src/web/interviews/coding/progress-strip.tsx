import type { SaidProgress } from './coding-words.ts';

/** How far the coding has come: turns, volume, tested. The script of the page writes new figures into it. */
export function ProgressStrip({ progress }: { progress: readonly SaidProgress[] }) {
  return (
    <dl className="coding-progress">
      {progress.map(({ name, figure, of }) => (
        <div key={name} data-progress>
          <dt>{name}</dt>
          <dd className="coding-progress__figure">{figure}</dd>
          <dd className="coding-progress__of">{of}</dd>
        </div>
      ))}
    </dl>
  );
}
