import { ArrowLeftIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="back-link">
      <a href={href}>
        <ArrowLeftIcon aria-hidden /> {children}
      </a>
    </p>
  );
}
