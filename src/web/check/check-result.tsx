import { Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidFinding } from './say-finding.ts';

/** What cannot be right first; what agrees is folded, because it asks nothing of the reader. */
export function CheckResult(properties: {
  fileName: string;
  impossible: readonly SaidFinding[];
  consistent: readonly SaidFinding[];
  unchecked: readonly SaidFinding[];
  /** Whether a change of language forgets this result. */
  isLostByLanguage: boolean;
}) {
  const { fileName, impossible, consistent, unchecked, isLostByLanguage } = properties;
  const { say } = useWords();
  return (
    <section className="check-result" aria-labelledby="result">
      <h2 className="section-title" id="result">
        {impossible.length === 0
          ? say(m.web_check_none_impossible)
          : impossible.length === 1
            ? say(m.web_check_one_impossible)
            : say(m.web_check_some_impossible, { count: impossible.length })}
      </h2>
      <p className="provenance">
        {say(m.web_check_counts, {
          file: fileName,
          consistent: consistent.length,
          impossible: impossible.length,
          unchecked: unchecked.length,
        })}
        {isLostByLanguage ? ` ${say(m.web_check_language_note)}` : null}
      </p>
      <ol className="impossible">
        {impossible.map(({ id, where, text, decisionChanges }) => (
          <li key={id}>
            <h3>{where}</h3>
            <p>{text}</p>
            {decisionChanges ? (
              <Tag size="small" variant="moderate" data-color="danger">
                {say(m.web_check_decision_changes)}
              </Tag>
            ) : null}
          </li>
        ))}
      </ol>
      <FoldedFindings
        title={say(m.web_check_consistent, { count: consistent.length })}
        findings={consistent}
      />
      <FoldedFindings title={say(m.web_check_unchecked, { count: unchecked.length })} findings={unchecked} />
    </section>
  );
}

function FoldedFindings({ title, findings }: { title: string; findings: readonly SaidFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <Fold summary={title}>
      <ul className="consistent">
        {findings.map(({ id, where, text }) => (
          <li key={id}>
            <strong>{where}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
