import { BodyLong, Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';

/** One page: its title in the tab and on top, a lead of a sentence or three, and then what it is about. */
export function Page(properties: {
  title: string;
  /** What the tab says when the heading alone would not tell. */
  tabTitle?: string;
  kicker?: string;
  lead?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  const { title, tabTitle, kicker, lead, isWide, children } = properties;
  return (
    <div className={isWide ? 'page page--wide' : 'page'}>
      <title>{`${tabTitle ?? title} – Handlingsrom`}</title>
      <div className="page__head">
        {kicker ? <p className="kicker">{kicker}</p> : null}
        <Heading level="1" size="xlarge">
          {title}
        </Heading>
        {lead ? (
          <BodyLong as="div" size="large" className="lead">
            {lead}
          </BodyLong>
        ) : null}
      </div>
      {children}
    </div>
  );
}
