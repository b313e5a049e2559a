import { DownloadIcon } from '@navikt/aksel-icons';
import { Button, Heading } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

export type AudienceFilesData = {
  readonly audience: string;
  readonly title: string;
  readonly respondents: number;
  readonly isWithheldWhole: boolean;
  readonly minimumGroup: number;
  readonly told: readonly string[];
  readonly texts: readonly { item: string; label: string; count: number; isWithheld: boolean }[];
};

const singles = [
  { name: 'data.xlsx', title: m.exports_format_xlsx, about: m.exports_format_xlsx_for },
  { name: 'data.sav', title: m.exports_format_sav, about: m.exports_format_sav_for },
  { name: 'data.csv', title: m.exports_format_csv, about: m.exports_format_csv_for },
  { name: 'data.csv?excel', title: m.exports_format_csv_excel, about: m.exports_format_csv_excel_for },
  { name: 'codebook.html', title: m.exports_format_codebook, about: m.exports_format_codebook_for },
  { name: 'codebook.csv', title: m.exports_format_codebook_csv, about: m.exports_format_codebook_csv_for },
  { name: 'data.xml', title: m.exports_format_ddi, about: m.exports_format_ddi_for },
] as const;

/** The files of one questionnaire: what was withheld first, then everything at once, then one by one. */
export function AudienceFiles(properties: { file: AudienceFilesData; base: string; isFirst: boolean }) {
  const { file, base, isFirst } = properties;
  const { say } = useWords();
  const folder = `${base}/${file.audience}`;
  const id = `files-${file.audience}`;
  return (
    <section className="data-files" aria-labelledby={id}>
      <Heading level="2" size="medium" id={id}>
        {file.title}
      </Heading>
      {file.isWithheldWhole ? null : (
        <p className="data-files__count">{say(m.exports_respondents, { n: file.respondents })}</p>
      )}
      <h3>{say(m.exports_told_title)}</h3>
      <ul className="measure">
        {file.told.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {file.isWithheldWhole ? null : (
        <>
          <p>
            <Button
              as="a"
              href={`${folder}/data.zip`}
              variant={isFirst ? 'primary' : 'secondary'}
              icon={<DownloadIcon aria-hidden />}
            >
              {say(m.exports_all_zip)}
            </Button>
          </p>
          <h3>{say(m.exports_one_by_one)}</h3>
          <ul className="file-list">
            {singles.map(({ name, title, about }) => (
              <li key={name}>
                <a href={`${folder}/${name}`}>{say(title)}</a>
                <span>{say(about)}</span>
              </li>
            ))}
          </ul>
          {file.texts.length > 0 ? <Texts file={file} folder={folder} /> : null}
        </>
      )}
    </section>
  );
}

function Texts({ file, folder }: { file: AudienceFilesData; folder: string }) {
  const { say } = useWords();
  const said = ({ count, isWithheld }: AudienceFilesData['texts'][number]) => {
    if (isWithheld) return say(m.exports_texts_withheld, { minimum: file.minimumGroup });
    return count === 0 ? say(m.exports_texts_none) : say(m.exports_texts_count, { count });
  };
  return (
    <>
      <h3>{say(m.exports_texts_title)}</h3>
      <p className="measure">{say(m.exports_texts_lead)}</p>
      <ul className="file-list">
        {file.texts.map((text) => (
          <li key={text.item}>
            {text.count > 0 ? (
              <a href={`${folder}/texts-${text.item}.csv`}>{text.label}</a>
            ) : (
              <span className="file-list__title">{text.label}</span>
            )}
            <span>{said(text)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
