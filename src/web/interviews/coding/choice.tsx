/** A choice of one among several, in a form that asks a page for what it shows. */
export function Choice(properties: {
  name: string;
  label: string;
  chosen: string;
  /** What the choice of none in particular is called; where it is left out, one is always chosen. */
  any?: string;
  options: readonly (readonly [value: string, text: string])[];
}) {
  const { name, label, chosen, any, options } = properties;
  return (
    <label className="codes-choice">
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
