import { m } from '#messages';
import { type Finding, finding, sayWithSuggestion } from '../../parse/finding.ts';
import type { EntryOutline, StudyOutline } from '../../parse/study-outline.ts';
import { significantInOf } from '../plan-entry.ts';

/** `significantIn ID` must name an earlier correlation with one outcome, on the same file. */
export function significantFindings(entry: EntryOutline, file: string, outline: StudyOutline): Finding[] {
  const { predictors } = entry.options;
  const wanted = typeof predictors === 'string' ? significantInOf(predictors) : undefined;
  if (wanted === undefined) return [];
  const path = [...entry.optionsPath, 'predictors'];
  const index = outline.entries.indexOf(entry);
  const named = outline.entries.findIndex(({ id }) => id === wanted);
  const other = outline.entries[named];
  if (!other) {
    const correlations = outline.entries.filter(({ analysis }) => analysis === 'correlate');
    const say = sayWithSuggestion(
      (locale) => m.studies_significant_unknown({}, { locale }),
      wanted,
      correlations.map(({ id }) => id),
    );
    return [finding('significant-unknown', path, say, wanted)];
  }
  if (other.analysis !== 'correlate' || other.options.with === undefined) {
    return [
      finding(
        'significant-not-correlate',
        path,
        (locale) => m.studies_significant_not_correlate({}, { locale }),
        wanted,
      ),
    ];
  }
  if (named > index) {
    return [
      finding('significant-later', path, (locale) => m.studies_significant_later({}, { locale }), wanted),
    ];
  }
  const otherFile = other.options.file;
  if (typeof otherFile !== 'string' || otherFile === file) return [];
  return [
    finding(
      'significant-other-file',
      path,
      (locale) => m.studies_significant_other_file({ file: otherFile }, { locale }),
      wanted,
    ),
  ];
}
