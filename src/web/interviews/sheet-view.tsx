import { m } from '#messages';
import type { InformationSheet } from '#modules/interviews/index.ts';
import { statementsOf } from '#modules/interviews/schema.ts';

/** The information as it is read; `toSign` has the consent under it, to be signed on paper. */
export function SheetView({ sheet, toSign = false }: { sheet: InformationSheet; toSign?: boolean }) {
  const { take, recording, quotes } = statementsOf(sheet.language);
  const locale = { locale: sheet.language };
  return (
    <div className="sheet-view" lang={sheet.language}>
      {sheet.parts.map(({ heading, text }, index) => (
        <section key={index}>
          <h3>{heading}</h3>
          <p>{text}</p>
        </section>
      ))}
      {toSign ? (
        <section className="sheet-view__sign">
          <h3>{m.interviews_consent_title({}, locale)}</h3>
          <ul>
            {[take, recording, quotes].map((statement) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
          <p className="sheet-view__line">{m.interviews_consent_line({}, locale)}</p>
        </section>
      ) : null}
    </div>
  );
}
