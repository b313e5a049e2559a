import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules whose answer depends on the colours. The others say the same in the dark as they did in the light. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.1 A and AA on the page as it stands, each fault with the elements it is about. In the
 * dark, of a page that is looked at in the light too, only what has to do with its colours.
 */
export async function faultsByAxe(
  page: Page,
  asked: {
    readonly isDark?: boolean;
    readonly without?: readonly string[];
    readonly asWell?: readonly string[];
  } = {},
): Promise<readonly string[]> {
  const { isDark = false, without = [], asWell = [] } = asked;
  // All that passes need not be written out: on a long report that is most of the work.
  const axe = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    rules: Object.fromEntries([
      ...without.map((rule) => [rule, { enabled: false }]),
      ...asWell.map((rule) => [rule, { enabled: true }]),
    ]),
  });
  if (isDark) axe.withRules(ofColours);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
}
