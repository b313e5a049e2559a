import { type FunnelPoint, nameSize } from './funnel.ts';
import { textWidth } from './text.ts';

type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly floor: number };

/** Names of those outside and of one's own, moved apart where they would cover each other. */
export function placeLabels(
  points: readonly FunnelPoint[],
  x: (denominator: number) => number,
  y: (value: number) => number,
  { left, right, top, floor }: Frame,
) {
  const taken: { from: number; to: number; y: number }[] = [];
  return points
    .filter(({ place, isOwn }) => place !== 'inside' || isOwn)
    .toSorted((a, b) => y(a.value) - y(b.value) || a.denominator - b.denominator)
    .map((point) => {
      const [px, py] = [x(point.denominator), y(point.value)];
      const room = textWidth(point.label, nameSize, 600);
      const leansLeft = px + room + 14 > right && px - room - 14 > left - 30;
      const distance = point.isOwn ? 14 : 9;
      const from = leansLeft ? px - distance - room : Math.min(px + distance, right - room);
      const isFree = (at: number) =>
        taken.every((other) => other.to < from || other.from > from + room || Math.abs(other.y - at) > 15);
      const shift = [0, 15, -15, 30, -30, 45, -45, 60].find((by) => {
        const at = py + by;
        return at > top - 8 && at < floor + 2 && isFree(at);
      });
      const at = py + (shift ?? 0);
      taken.push({ from, to: from + room, y: at });
      return {
        text: point.label,
        isOwn: point.isOwn === true,
        at: {
          x: leansLeft ? px - distance : from,
          y: at,
          anchor: leansLeft ? ('end' as const) : ('start' as const),
        },
      };
    });
}

/** Names moved down until none covers another, and then up as far as the floor asks. */
export function endLabels<Label extends { readonly at: number }>(
  labels: readonly Label[],
  { top, floor }: { readonly top: number; readonly floor: number },
): Label[] {
  const step = 15;
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const at: number[] = [];
  for (const label of sorted)
    at.push(Math.max(label.at, top, (at.at(-1) ?? Number.NEGATIVE_INFINITY) + step));
  for (let i = at.length - 1, most = floor; i >= 0; i -= 1, most -= step) at[i] = Math.min(at[i]!, most);
  return sorted.map((label, i) => ({ ...label, at: at[i]! }));
}
