/** Offices by number, each with the way to its page. */
export function OfficeList(properties: {
  offices: readonly { readonly number: string; readonly name: string }[];
  query?: string;
}) {
  const { offices, query = '' } = properties;
  return (
    <ul className="office-list">
      {offices.map(({ number, name }) => (
        <li key={number}>
          <a href={`/offices/${number}${query}`}>{name}</a>{' '}
          <span className="office-list__number">{number}</span>
        </li>
      ))}
    </ul>
  );
}
