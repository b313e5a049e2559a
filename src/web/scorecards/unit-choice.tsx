import type { ReactNode } from 'react';

/** One unit of several, by number and name. */
export function UnitChoice(properties: {
  id: string;
  label: string;
  units: readonly { readonly number: string; readonly name: string }[];
  value: string | undefined;
  /** What stands first, where it need not be one of them. */
  children?: ReactNode;
}) {
  const { id, label, units, value, children } = properties;
  return (
    <div className="select-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name="unit" defaultValue={value}>
        {children}
        {units.map(({ number, name }) => (
          <option key={number} value={number}>
            {number} {name}
          </option>
        ))}
      </select>
    </div>
  );
}
