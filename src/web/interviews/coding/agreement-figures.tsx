import type { ReactNode } from 'react';
import { m } from '#messages';
import type { Agreement } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { MoreRows } from './agreement-more.tsx';
import { AgreementTable } from './agreement-table.tsx';
import type { SaidRow } from './agreement-words.ts';

/** What two or more who code were found to agree on. */
export type FoundAgreement = Parameters<typeof MoreRows>[0] & {
  readonly n: number;
  readonly left: number;
  readonly resamples: Agreement['resamples'];
  readonly coders: readonly string[];
  readonly ofAll: readonly SaidRow[];
  readonly each: readonly SaidRow[];
};

/** The figures of all together, where they are on this page, and of each code, group or concept. */
export function AgreementFigures(properties: {
  found: FoundAgreement;
  units: Parameters<typeof AgreementTable>[0]['units'];
  eachTitle: string;
  /** Sections of a page have headings of the second level; parts of a section of the third. */
  level: 2 | 3;
}) {
  const { found, units, eachTitle, level } = properties;
  const { say } = useWords();
  return (
    <>
      {found.ofAll.length > 0 ? (
        <Part id="agreement-all" title={say(m.interviews_agreement_all)} level={level}>
          <AgreementTable rows={found.ofAll} coders={[]} units={units} labelledBy="agreement-all" />
        </Part>
      ) : null}
      <Part id="agreement-each" title={eachTitle} level={level}>
        <AgreementTable rows={found.each} coders={found.coders} units={units} labelledBy="agreement-each" />
        {found.parts.length > 1 ? <MoreRows {...found} /> : null}
      </Part>
    </>
  );
}

function Part(properties: { id: string; title: string; level: 2 | 3; children: ReactNode }) {
  const { id, title, level, children } = properties;
  if (level === 3)
    return (
      <div className="agreement">
        <h3 id={id}>{title}</h3>
        {children}
      </div>
    );
  return (
    <section aria-labelledby={id} className="agreement">
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** How many times was drawn for the intervals, and from which seed. */
export function DrawnFrom({ resamples, seed }: { resamples: Agreement['resamples']; seed: number }) {
  const { say, language } = useWords();
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  return (
    <p>
      {say(m.interviews_agreement_drawn, {
        resamples: whole(resamples.ofAll),
        each: whole(resamples.ofOne),
        seed: `${seed}`,
      })}
    </p>
  );
}
