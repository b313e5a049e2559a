import { ChevronDownIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';

/** Something folded away, opened without script. The id is inside, so that a link to it opens the fold. */
export function Fold(properties: {
  summary: ReactNode;
  id?: string;
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { summary, id, isOpen, className, children } = properties;
  return (
    <details className={`fold ${className ?? ''}`} open={isOpen}>
      <summary>
        <ChevronDownIcon aria-hidden className="fold__chevron" />
        <span>{summary}</span>
      </summary>
      <div className="fold__content" id={id}>
        {children}
      </div>
    </details>
  );
}
