import type { ReactNode } from 'react';

/** The steps of a study in their order; one that leads nowhere yet stands without a link. */
export function JourneySteps(properties: {
  steps: readonly { name: string; question: string; href?: string | null | undefined; state?: ReactNode }[];
}) {
  return (
    <ol className="journey">
      {properties.steps.map(({ name, question, href, state }, index) => (
        <li key={name} className={href ? 'journey__step' : 'journey__step journey__step--coming'}>
          <span className="journey__number" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <h3>{href ? <a href={href}>{name}</a> : name}</h3>
            <p>{question}</p>
            {state}
          </div>
        </li>
      ))}
    </ol>
  );
}
