import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import type { ReportDocument } from '../schema.ts';
import { fixtureDocument, hostileLabel } from './fixture.ts';
import { renderHtml } from './html.ts';

const parsed = (document: ReportDocument) => new JSDOM(renderHtml(document)).window.document;

describe.each(languages)('the HTML file in %s', (language) => {
  const report = fixtureDocument(language);
  const html = renderHtml(report);
  const page = new JSDOM(html).window.document;

  test('says its language and title', () => {
    expect(page.documentElement.lang).toBe({ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[language]);
    expect(page.title).toBe(report.title);
  });

  test('asks the network for nothing and runs no script', () => {
    expect(page.querySelectorAll('script, link, iframe, img[src^="http"], [onclick], [onload]')).toHaveLength(
      0,
    );
    expect(html).not.toMatch(/url\((?!data:)/);
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:");
  });

  test('stays under 600 kB', () => {
    expect(html.length).toBeLessThan(600_000);
  });

  test('steps its headings one level at a time from a single h1', () => {
    const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, index) => {
      expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('gives every table a caption, scoped headings and a frame the keyboard can scroll', () => {
    for (const table of page.querySelectorAll('table')) {
      expect(table.caption?.textContent).toMatch(/\S/);
      for (const heading of table.querySelectorAll('th'))
        expect(heading.getAttribute('scope')).toMatch(/^(col|row)/);
      const frame = table.closest('[role="region"]');
      expect(frame?.getAttribute('tabindex')).toBe('0');
      expect(page.getElementById(frame?.getAttribute('aria-labelledby') ?? '')).not.toBeNull();
    }
  });

  test('gives every figure a caption and a text alternative', () => {
    for (const figure of page.querySelectorAll('figure')) {
      expect(figure.querySelector('figcaption')?.textContent).toMatch(/\S/);
      expect(figure.querySelector('.drawing')?.getAttribute('aria-label')).toMatch(/\S/);
    }
  });

  test('leads every inner link somewhere, and uses no id twice', () => {
    const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of page.querySelectorAll('a[href^="#"]')) {
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
    }
  });
});

test('a label full of markup is shown as the text it is', () => {
  const cell = [...parsed(fixtureDocument('nb')).querySelectorAll('tbody th')].find((heading) =>
    heading.textContent?.startsWith('<script>'),
  );
  expect(cell?.textContent).toBe(`${hostileLabel}a`);
});

test('a title, heading, fact or footer full of markup is shown as text too', () => {
  const page = parsed({
    language: 'nb',
    title: hostileLabel,
    subtitle: hostileLabel,
    syntheticNotice: hostileLabel,
    footer: hostileLabel,
    blocks: [
      { kind: 'heading', level: 1, id: '"><script>', text: hostileLabel },
      { kind: 'facts', facts: [{ term: hostileLabel, value: hostileLabel }] },
      { kind: 'details', id: 'x" onload="y', summary: hostileLabel, blocks: [] },
    ],
  });
  expect(page.querySelectorAll('script')).toHaveLength(0);
  expect(page.querySelectorAll('[onload]')).toHaveLength(0);
  expect(page.querySelector('h1')?.textContent).toBe(hostileLabel);
  expect(page.querySelector('dt')?.textContent).toBe(hostileLabel);
});

test('a withheld cell says so in words', () => {
  const withheld = [...parsed(fixtureDocument('nb')).querySelectorAll('.withheld')];
  expect(withheld.map((cell) => cell.textContent)).toEqual(['vises ikke', 'Vises ikke']);
  expect(withheld[0]?.getAttribute('title')).toBe('Vises ikke, for å verne dem som har svart');
});

test('made-up answers are announced before anything else', () => {
  const page = parsed(fixtureDocument('nb'));
  const notice = page.querySelector('.synthetic');
  expect(notice?.textContent).toContain('Ingen mennesker');
  expect(notice?.nextElementSibling?.className).toBe('page');
});

test('what was not planned is tagged', () => {
  const tags = [...parsed(fixtureDocument('nb')).querySelectorAll('caption .tag')].map(
    (tag) => tag.textContent,
  );
  expect(tags).toEqual(['Ikke planlagt']);
});

test('neighbouring columns of a group share a spanning heading', () => {
  const groups = [...parsed(fixtureDocument('nb')).querySelectorAll('#table-1 th.group')];
  expect(groups.map((group) => [group.textContent, group.getAttribute('colspan')])).toEqual([
    ['Ansatte', '3'],
    ['Ledere', '2'],
  ]);
});

test('the same document gives the same bytes', () => {
  expect(renderHtml(fixtureDocument('nn'))).toBe(renderHtml(fixtureDocument('nn')));
});
