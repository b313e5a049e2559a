import { Fragment } from 'react';
import type { Text } from '#modules/reports/schema.ts';

/** A piece of a report's text, with its italics, raised and lowered parts. Never as HTML: labels may hold anything. */
export function Runs({ text }: { text: Text }) {
  if (typeof text === 'string') return text;
  return text.map((run, index) => {
    const key = `${index}`;
    if (typeof run === 'string') return <Fragment key={key}>{run}</Fragment>;
    let piece = <>{run.text}</>;
    if (run.superscript) piece = <sup>{piece}</sup>;
    if (run.subscript) piece = <sub>{piece}</sub>;
    if (run.italic) piece = <em>{piece}</em>;
    if (run.bold) piece = <strong>{piece}</strong>;
    return <Fragment key={key}>{piece}</Fragment>;
  });
}

export function plainText(text: Text): string {
  if (typeof text === 'string') return text;
  return text.map((run) => (typeof run === 'string' ? run : run.text)).join('');
}
