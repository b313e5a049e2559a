/** Several of a few: all, where none in particular is asked for. */
export function Ticks(properties: {
  name: string;
  label: string;
  chosen: readonly string[] | null;
  options: readonly (readonly [string, string])[];
}) {
  const { name, label, chosen, options } = properties;
  return (
    <fieldset className="code-question agreement-ticks">
      <legend>{label}</legend>
      {options.map(([value, text]) => (
        <label key={value}>
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen === null || chosen.includes(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
