import { Fragment } from 'react';
import type { Text } from '#modules/reports/schema.ts';

/** A piece of a report's text, with its italics, raised and lowered parts. Never as HTML: labels may hold anything. */
export function Runs({ text }: { text: Text }) {
  if (typeof text === 'string') return unbroken(text);
  return text.map((run, index) => {
    const key = `${index}`;
    if (typeof run === 'string') return <Fragment key={key}>{unbroken(run)}</Fragment>;
    let piece = <>{unbroken(run.text)}</>;
    if (run.superscript) piece = <sup>{piece}</sup>;
    if (run.subscript) piece = <sub>{piece}</sub>;
    if (run.italic) piece = <em>{piece}</em>;
    if (run.href) piece = <a href={run.href}>{piece}</a>;
    if (run.bold) piece = <strong>{piece}</strong>;
    return <Fragment key={key}>{piece}</Fragment>;
  });
}

/** No line ends between a symbol and its number: `r = ,48` stays together. */
function unbroken(text: string): string {
  return text.replaceAll(/[ \u00a0]([=<>≈≤≥±])[ \u00a0]/g, '\u00a0$1\u00a0');
}
