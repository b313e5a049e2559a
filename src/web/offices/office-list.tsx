import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** Offices by number, each with the way to its page. */
export function OfficeList(properties: {
  offices: readonly { readonly number: string; readonly name: string; readonly isClosed?: boolean }[];
  query?: string;
}) {
  const { offices, query = '' } = properties;
  const { say } = useWords();
  return (
    <ul className="office-list">
      {offices.map(({ number, name, isClosed = false }) => (
        <li key={number}>
          <a href={`/offices/${number}${query}`}>{name}</a>{' '}
          <span className="office-list__number">
            {isClosed ? say(m.offices_number_closed, { number }) : number}
          </span>
        </li>
      ))}
    </ul>
  );
}
