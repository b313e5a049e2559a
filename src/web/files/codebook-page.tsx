import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Button, Tag } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { type OpenedFile, studyIn, withAnalysesOnly } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import { Fold } from '#web/components/fold.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import {
  type CodebookRow,
  codebookRows,
  countingAnalyses,
  isShown,
  type ShownRole,
  shownRoles,
} from './codebook-view.ts';
import { FileFrame } from './file-frame.tsx';
import { saidRefusal, summaryOf } from './file-summary.ts';
import { RefusalAlert } from './refusal-alert.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const study = studyIn(file.studyText);
  const asked = new URL(request.url).searchParams;
  const words = (asked.get('q') ?? '').trim().slice(0, 100);
  const wanted = shownRoles.find((role) => role === asked.get('show')) ?? null;
  const common = {
    file: summaryOf(file, services),
    ...notesOn(file, language),
    words,
    wanted,
  };
  try {
    const counting = withAnalysesOnly(file.studyText, countingAnalyses(study, file.answers[0]!.file));
    const results = await services.openedFiles.results(key, { studyText: counting, language });
    const rows = results ? codebookRows({ file, study, results, language }) : [];
    const has = (text: string) => text.toLowerCase().includes(words.toLowerCase());
    return {
      ...common,
      counts: shownRoles.map((role) => rows.filter((row) => isShown(row, role)).length),
      total: rows.length,
      rows: rows.filter(
        (row) => (has(row.name) || has(row.label)) && (wanted === null || isShown(row, wanted)),
      ),
    };
  } catch (error) {
    return { ...common, counts: [], total: 0, rows: [], refusal: saidRefusal(error, language) };
  }
}

/** What was guessed: in a sentence, what to look after, and the scales one by one, which are many. */
function notesOn(file: OpenedFile, language: Language) {
  const notes = file.notes.map((note) => note[language]);
  const scaleCount = file.isProposed ? Object.keys(studyIn(file.firstStudyText).scales).length : 0;
  return {
    summary: notes[0],
    scaleNotes: notes.slice(1, 1 + scaleCount),
    checks: notes.slice(1 + scaleCount),
  };
}

export default function CodebookPage() {
  const { say } = useWords();
  const found = useLoaderData<typeof loader>();
  const { file, summary, checks, scaleNotes, rows, words, wanted, counts, total } = found;
  return (
    <FileFrame
      file={file}
      step="codebook"
      title={say(m.web_files_codebook_title)}
      lead={<p>{say(m.web_files_codebook_lead)}</p>}
    >
      <RefusalAlert refusal={'refusal' in found ? found.refusal : undefined} />
      {summary ? (
        <section className="guesses" aria-labelledby="guesses">
          <h2 className="section-title" id="guesses">
            {say(m.web_files_guesses)}
          </h2>
          <p className="guesses__first">{summary}</p>
          <Notes notes={checks} />
          {scaleNotes.length > 0 ? (
            <Fold summary={say(m.web_files_guessed_scales, { count: scaleNotes.length })}>
              <Notes notes={scaleNotes} />
            </Fold>
          ) : null}
        </section>
      ) : null}
      <p className="ways-forward">
        <Button
          as="a"
          role="link"
          href={`/files/${file.id}/people`}
          icon={<ArrowRightIcon aria-hidden />}
          iconPosition="right"
        >
          {say(m.web_files_to_people)}
        </Button>
      </p>
      <section aria-labelledby="variables">
        <h2 className="section-title" id="variables">
          {say(m.web_files_variables)}
        </h2>
        <Filter words={words} wanted={wanted} counts={counts} total={total} />
        {rows.length === 0 ? <p>{say(m.web_files_none_found)}</p> : null}
        <div className="codebook">
          {rows.map((row) => (
            <Variable key={row.name} row={row} />
          ))}
        </div>
      </section>
    </FileFrame>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return notes.length === 0 ? null : (
    <ul>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Filter(properties: {
  words: string;
  wanted: ShownRole | null;
  counts: readonly number[];
  total: number;
}) {
  const { words, wanted, counts, total } = properties;
  const { say } = useWords();
  const names = {
    grades: say(m.web_files_show_grades),
    options: say(m.web_files_show_options),
    number: say(m.web_files_show_numbers),
    words: say(m.web_files_show_words),
    'left-out': say(m.web_files_show_left_out),
  };
  return (
    <form method="get" className="codebook-filter" aria-label={say(m.web_files_filter)}>
      <div className="text-field">
        <label htmlFor="q">{say(m.web_files_filter_words)}</label>
        <input id="q" name="q" type="search" defaultValue={words} autoComplete="off" />
      </div>
      <div className="select-field">
        <label htmlFor="show">{say(m.web_files_filter_role)}</label>
        <select id="show" name="show" defaultValue={wanted ?? ''}>
          <option value="">{`${say(m.web_files_show_all)} (${total})`}</option>
          {shownRoles.map((role, index) =>
            counts[index] ? (
              <option key={role} value={role}>{`${names[role]} (${counts[index]})`}</option>
            ) : null,
          )}
        </select>
      </div>
      <Button type="submit" variant="secondary">
        {say(m.web_files_filter_button)}
      </Button>
    </form>
  );
}

function Variable({ row }: { row: CodebookRow }) {
  const { say } = useWords();
  const { name, label, valid } = row;
  return (
    <Fold
      className="variable"
      summary={
        <span className="variable__head">
          <span className="variable__name">{name}</span>
          <span className="variable__label">{label === name ? '' : label}</span>
          <span className="variable__facts">
            <RoleTag row={row} />
            {row.isIdentifying ? (
              <Tag size="xsmall" variant="moderate" data-color="warning">
                {say(m.web_files_identifying)}
              </Tag>
            ) : null}
            <span>{valid === null ? say(m.web_files_few) : say(m.web_files_answered, { valid })}</span>
          </span>
        </span>
      }
    >
      <VariableDetails row={row} />
    </Fold>
  );
}

function RoleTag({ row: { role, range } }: { row: CodebookRow }) {
  const { say } = useWords();
  const words = {
    grades: range ? say(m.web_files_role_grades, { low: range[0], high: range[1] }) : '',
    options: say(m.web_files_role_options),
    number: say(m.web_files_role_number),
    words: say(m.web_files_role_words),
    office: say(m.web_files_role_office),
    date: say(m.web_files_role_date),
    empty: say(m.web_files_role_empty),
    'not-used': say(m.web_files_role_not_used),
  };
  const isUsed = !['date', 'empty', 'not-used'].includes(role);
  return (
    <Tag size="xsmall" variant={isUsed ? 'moderate' : 'outline'} data-color={isUsed ? 'info' : 'neutral'}>
      {words[role]}
    </Tag>
  );
}

function VariableDetails({ row }: { row: CodebookRow }) {
  const { say, language } = useWords();
  const { valid, missing, missingCodes, scales, role, mean, sd, values } = row;
  const facts = [
    valid !== null && missing !== null
      ? say(m.web_files_counts, { valid, missing })
      : say(m.web_files_few_text),
    ...(mean !== null && sd !== null
      ? [
          say(m.web_files_mean, {
            mean: formatNumber(mean, language, { decimals: 2 }),
            sd: formatNumber(sd, language, { decimals: 2 }),
          }),
        ]
      : []),
    ...(role === 'words' ? [say(m.web_files_words_text)] : []),
    ...(role === 'date' ? [say(m.web_files_date_text)] : []),
    ...(role === 'not-used' ? [say(m.web_files_not_used_text)] : []),
    ...(missingCodes.length > 0 ? [say(m.web_files_missing_codes, { codes: missingCodes.join(', ') })] : []),
    ...(scales.length > 0 ? [say(m.web_files_in_scales, { scales: scales.join(', ') })] : []),
  ];
  return (
    <>
      <ul className="variable__list">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {values.length > 0 ? <Values row={row} /> : null}
    </>
  );
}

function Values({ row: { name, values } }: { row: CodebookRow }) {
  const { say, language } = useWords();
  return (
    <table className="values">
      <caption>{say(m.web_files_values_of, { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{say(m.web_files_value)}</th>
          <th scope="col">{say(m.web_files_value_label)}</th>
          <th scope="col" className="is-number">
            {say(m.web_files_value_count)}
          </th>
          <th scope="col" className="is-number">
            {say(m.web_files_value_percent)}
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ value, label, count, percent }) => (
          <tr key={value}>
            <th scope="row">{value}</th>
            <td>{label}</td>
            {count === null ? (
              <td className="is-withheld" colSpan={2}>
                {say(m.web_files_withheld)}
              </td>
            ) : (
              <>
                <td className="is-number">{count}</td>
                <td className="is-number">
                  <span className="bar" style={{ inlineSize: `${(percent ?? 0) / 2}%` }} aria-hidden="true" />
                  {percent === null ? '' : formatNumber(percent, language, { decimals: 0 })}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
