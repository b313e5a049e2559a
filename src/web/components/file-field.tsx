/** A file to choose, with the browser's own control: it works everywhere, also without script. */
export function FileField(properties: {
  name: string;
  label: string;
  hint?: string | undefined;
  accept?: string;
  mistake?: string | undefined;
}) {
  const { name, label, hint, accept, mistake } = properties;
  const described = [hint ? `${name}-hint` : '', mistake ? `${name}-mistake` : ''].filter(Boolean).join(' ');
  return (
    <div className={mistake ? 'file-field file-field--mistaken' : 'file-field'}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="file-field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-describedby={described || undefined}
        aria-invalid={mistake ? true : undefined}
      />
      {mistake ? (
        <p className="field-mistake" id={`${name}-mistake`}>
          {mistake}
        </p>
      ) : null}
    </div>
  );
}
