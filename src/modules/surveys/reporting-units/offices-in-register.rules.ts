import type { Unit } from '#modules/organisation/schema.ts';
import { comparable, officeFile, officeItem, sourceFileOf } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';
import { matchOffices } from './match-offices.rules.ts';
import { registerNumberIn } from './register-number.rules.ts';
import { studyInUnits } from './study-in-units.rules.ts';
import type { ReportingUnit } from './units.rules.ts';

type ChoiceItem = Extract<Item, { kind: 'choice' }>;
/** An office as the answers of a closed wave name it, and its number or numbers in the register of units. */
export type OfficeInRegister = { readonly office: string; readonly units: readonly string[] };

/**
 * Which units of the register the offices of a closed wave are. One that is several offices reported together is all of
 * them. Where the questionnaire asks for the office, it is the question's answers; otherwise what stands in the answers.
 *
 * @param study as it was before offices were joined
 * @param decided what was decided of the wave's offices before it opened, and what the register said of them then
 * @param named the offices that stand in the answers
 * @returns the offices that the register knows, and what the others are called
 */
export function officesInRegister({
  study,
  decided,
  register,
  named,
}: {
  readonly study: Study;
  readonly decided: {
    readonly units: readonly ReportingUnit[];
    readonly offices: readonly { readonly office: string; readonly number: string | null }[];
  };
  readonly register: readonly Unit[];
  readonly named: readonly string[];
}): { readonly offices: readonly OfficeInRegister[]; readonly unknown: readonly string[] } {
  const then = new Map(decided.offices.map(({ office, number }) => [comparable(office), number]));
  const numbers = new Set(register.map(({ number }) => number));
  const isSaid = officeQuestion(study) !== null && study.offices?.units !== undefined;
  const numberOf = (spellings: readonly string[]): string | null => {
    if (isSaid) {
      // Where the study says which units its offices are, one it does not name is none.
      const said = spellings.map((spelling) => registerNumberIn(study, spelling)).find(Boolean);
      return said && numbers.has(said) ? said : null;
    }
    for (const spelling of spellings) {
      const number = then.get(comparable(spelling));
      if (number) return number;
    }
    for (const office of spellings) {
      const [found] = matchOffices([{ office, staff: 0 }], {
        register,
        numberOf: (one) => registerNumberIn(study, one),
      });
      if (found?.number) return found.number;
    }
    return null;
  };
  const item = officeQuestion(study);
  const spellingsOf = item ? spellingsIn(item) : (office: string) => [office];
  const asked = item ? optionsOf(officeQuestion(studyInUnits(study, decided.units))!) : namesOf(named);
  const offices = asked.map(({ office, name }) => {
    const joined = decided.units.find((unit) => unit.offices.length > 1 && unit.name === name);
    const parts = joined ? joined.offices : [office];
    return { office, name, found: parts.map((part) => ({ part, number: numberOf(spellingsOf(part)) })) };
  });
  return {
    offices: offices.map(({ office, found }) => ({
      office,
      units: [...new Set(found.flatMap(({ number }) => number ?? []))],
    })),
    unknown: offices.flatMap(({ name, found }) =>
      found.flatMap(({ part, number }) => (number ? [] : [found.length > 1 ? part : name])),
    ),
  };
}

/** The question about the office in the questionnaire that the figures of offices are made of. */
function officeQuestion(study: Study): ChoiceItem | null {
  const source = sourceFileOf(study, officeFile);
  const item = source === undefined ? undefined : officeItem(study, source);
  return item?.kind === 'choice' ? item : null;
}

const optionsOf = ({ options }: ChoiceItem) =>
  options.map(({ value, label }) => ({ office: String(value), name: textIn(label, 'nb') }));

/** By code units: the same order on every engine. */
const namesOf = (named: readonly string[]) =>
  [...new Set(named)].sort((a, b) => (a < b ? -1 : 1)).map((office) => ({ office, name: office }));

/** All that an office may be called: its code, and its label in each language. */
function spellingsIn({ options }: ChoiceItem): (office: string) => readonly string[] {
  return (office) => {
    const wanted = comparable(office);
    const option = options.find(({ value, label }) =>
      [String(value), ...languages.map((language) => textIn(label, language))].some(
        (one) => comparable(one) === wanted,
      ),
    );
    if (!option) return [office];
    const labels = languages.map((language) => textIn(option.label, language));
    return [...new Set([String(option.value), ...labels, office])];
  };
}
