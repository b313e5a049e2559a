import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import type { ImportView } from './import-view.ts';
import { RemarkTable } from './remark-table.tsx';

const formats = { surveyjs: 'SurveyJS', limesurvey: 'LimeSurvey', xlsform: 'XLSForm' } as const;

/** What the questionnaire became, what became of everything in it, and the way on. */
export function ImportResult({ view }: { view: ImportView }) {
  const { say } = useWords();
  const { dropped, changed, converted } = view.remarks;
  return (
    <Page
      title={view.title}
      tabTitle={say(m.studies_import_title)}
      kicker={say(m.studies_import_kicker, { format: formats[view.format] })}
      lead={<p>{say(m.studies_import_summary, { items: view.itemCount, sections: view.sections.length })}</p>}
      isWide
    >
      <form method="post" className="import-create" encType="multipart/form-data">
        <textarea name="studyText" defaultValue={view.studyText} hidden readOnly />
        <Button type="submit">{say(m.studies_import_create)}</Button>
        <p>{say(m.studies_import_create_hint)}</p>
      </form>
      <p>
        <a href="/studies/import">{say(m.studies_import_another)}</a>
      </p>

      <section aria-labelledby="dropped">
        <h2 className="section-title" id="dropped">
          {say(m.studies_import_dropped, { count: dropped.length })}
        </h2>
        {dropped.length === 0 ? (
          <p>{say(m.studies_import_nothing_dropped)}</p>
        ) : (
          <RemarkTable rows={dropped} labelledBy="dropped" />
        )}
      </section>
      <section aria-labelledby="changed">
        <h2 className="section-title" id="changed">
          {say(m.studies_import_changed, { count: changed.length })}
        </h2>
        {changed.length === 0 ? (
          <p>{say(m.studies_import_nothing_changed)}</p>
        ) : (
          <RemarkTable rows={changed} labelledBy="changed" />
        )}
      </section>
      <section aria-labelledby="converted">
        <h2 className="section-title" id="converted">
          {say(m.studies_import_converted, { count: converted.length })}
        </h2>
        {converted.length > 0 ? (
          <Fold summary={say(m.studies_import_converted_show)}>
            <RemarkTable rows={converted} labelledBy="converted" />
          </Fold>
        ) : null}
      </section>

      <section aria-labelledby="questionnaire">
        <h2 className="section-title" id="questionnaire">
          {say(m.studies_import_questionnaire)}
        </h2>
        {view.introduction ? <p className="measure import-words">{view.introduction}</p> : null}
        {view.sections.map((section, index) => (
          <Fold
            key={index}
            isOpen={index === 0}
            summary={`${section.title} (${say(m.studies_import_questions, { count: section.items.length })})`}
          >
            {section.introduction ? <p className="import-words">{section.introduction}</p> : null}
            <ol className="import-items">
              {section.items.map((item) => (
                <li key={item.id}>
                  <p className="import-words">{item.text}</p>
                  <p className="import-items__about">
                    {[
                      kindName(item.kind, say),
                      item.answers,
                      item.askIf ? say(m.studies_import_asked_if, { condition: item.askIf }) : '',
                      item.isIdentifying ? say(m.studies_import_marked_identifying) : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ol>
          </Fold>
        ))}
      </section>
      <Fold summary={say(m.studies_import_as_text)}>
        <pre className="import-text">{view.studyText}</pre>
      </Fold>
    </Page>
  );
}

function kindName(
  kind: ImportView['sections'][number]['items'][number]['kind'],
  say: ReturnType<typeof useWords>['say'],
) {
  const names = {
    agreement: m.studies_import_kind_agreement,
    choice: m.studies_import_kind_choice,
    number: m.studies_import_kind_number,
    text: m.studies_import_kind_text,
  } as const;
  return say(names[kind]);
}
