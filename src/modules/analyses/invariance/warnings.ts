import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { chiSquaredUpperQuantile } from '#statistics';
import { verdictOn } from '../factor-models/fit-part.ts';
import { modelRefusal, modelWarnings, quoted } from '../factor-models/warnings.ts';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { InvarianceResult } from './result.ts';

/** Under this a group's own model is shaky: Meade & Bauer (2007), Struct. Equ. Modeling 14:611–635. */
const fewInGroup = 100;

/** Warnings of one comparison of measurement: groups withheld or left out, levels that could not be estimated. */
export function invarianceWarnings(
  result: Released<InvarianceResult>,
  overlapping: readonly string[],
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const locale = { locale: voice.language };
  const address = about(result.plan, result.file, result.by);
  if (result.withheld) {
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, result.scales, minimumGroup))];
  }
  const warnings = modelWarnings(address, overlapping, null, 0, voice);
  const say = (code: string, text: string) => warnings.push(warning(address, code, text));
  const withheld = result.groups.filter((group) => group.withheld).length;
  if (withheld > 0)
    say('withheld', m.analyses_invariance_withheld({ groups: withheld, minimum: minimumGroup }, locale));
  const leftOut = result.groups.filter((group) => group.leftOut);
  if (leftOut.length > 0) {
    const names = inAList(
      leftOut.map(({ label }) => inQuotes(label, voice.language)),
      voice.language,
    );
    say('groups-left-out', m.analyses_invariance_left_out({ count: leftOut.length, groups: names }, locale));
  }
  if (result.refused) {
    const isGroups = result.refused === 'too-few-groups-shown';
    const refusal = isGroups
      ? warning(address, result.refused, m.analyses_invariance_too_few_groups({}, locale))
      : modelRefusal(address, result.refused, voice);
    return [...warnings, refusal];
  }
  const used = result.groups.flatMap(({ n, leftOut, withheld }) =>
    leftOut || withheld || n === null ? [] : [n],
  );
  if (used.some((n) => n < fewInGroup)) {
    say(
      'small-groups',
      m.analyses_invariance_small_groups({ smallest: Math.min(...used), limit: fewInGroup }, locale),
    );
  }
  const first = result.levels[0];
  if (first && verdictOn(first.fit) === 'poor') say('poor-fit', m.analyses_invariance_poor({}, locale));
  const scalar = result.levels.find(({ level }) => level === 'scalar');
  const oddest = scalar?.holds ? scalar.unequal[0] : undefined;
  if (oddest && oddest.index > leastIndex(result, used.length)) {
    const { item, group, change } = oddest;
    const inputs = {
      level: levelName('scalar', voice),
      item: quoted(voice, [item]),
      group: inQuotes(group, voice.language),
      change: formatNumber(Math.abs(change), voice.language, { decimals: 2 }),
      direction: change > 0 ? m.analyses_higher({}, locale) : m.analyses_lower({}, locale),
    };
    say('unequal-item', m.analyses_invariance_unequal_item(inputs, locale));
  }
  if (result.stoppedAt) {
    say(
      result.stoppedAt.code,
      m.analyses_invariance_stopped({ level: levelName(result.stoppedAt.level, voice) }, locale),
    );
  }
  return warnings;
}

/** What one item in one group must gain by being free to be more than chance, all items and groups reckoned with. */
function leastIndex({ items }: InvarianceResult, groups: number): number {
  return chiSquaredUpperQuantile(0.05 / (items * groups), 1);
}

function levelName(level: InvarianceResult['levels'][number]['level'], { language }: Voice): string {
  const names = {
    configural: m.reports_level_configural,
    metric: m.reports_level_metric,
    scalar: m.reports_level_scalar,
    strict: m.reports_level_strict,
  };
  return names[level]({}, { locale: language }).toLowerCase();
}
