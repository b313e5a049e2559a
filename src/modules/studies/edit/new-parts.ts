/** What a new question of each kind begins with. */
export const itemKinds = {
  agreement: {
    points: 6,
    anchors: [
      { nb: 'helt uenig', nn: 'heilt ueinig', en: 'strongly disagree' },
      { nb: 'helt enig', nn: 'heilt einig', en: 'strongly agree' },
    ],
  },
  choice: {
    options: [
      { value: 1, label: { nb: 'Ja', nn: 'Ja', en: 'Yes' } },
      { value: 2, label: { nb: 'Nei', nn: 'Nei', en: 'No' } },
    ],
  },
  number: {},
  text: {},
} as const;
export type ItemKind = keyof typeof itemKinds;

/**
 * A name nothing else has, on the same stem: after `support3` comes `support4`.
 *
 * @example freeId('support3', new Set(['support3', 'support4'])) // 'support5'
 */
export function freeId(like: string, taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map((id) => id.toLowerCase()));
  const stem = like.replace(/\d+$/, '').slice(0, 55) || 'q';
  let number = Number(/\d+$/.exec(like)?.[0] ?? 1);
  while (lower.has(`${stem}${number}`.toLowerCase())) number += 1;
  return `${stem}${number}`;
}
