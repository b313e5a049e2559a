/** A day to choose, with the browser's own control: it works everywhere, also without script. */
export function DayField(properties: {
  name: string;
  label: string;
  hint: string;
  value: string;
  latest: string;
}) {
  const { name, label, hint, value, latest } = properties;
  return (
    <div className="register-day">
      <label htmlFor={`day-${name}`}>{label}</label>
      <p className="asked-note" id={`day-${name}-hint`}>
        {hint}
      </p>
      <input
        id={`day-${name}`}
        name={name}
        type="date"
        required
        defaultValue={value}
        max={latest}
        aria-describedby={`day-${name}-hint`}
      />
    </div>
  );
}
