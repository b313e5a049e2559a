import type { Random } from '#statistics';

/** What made-up people write to «Hva skal til for at dere lærer mer av hverandre?»: our own words, and nobody's. */
const longer = [
  'Mer tid til å sitte ved siden av hverandre.',
  'At vi får sitte på med noen som har gjort det før.',
  'Faste møter der vi snakker om saker som gikk galt.',
  'Tid. Det er ikke vilje det står på.',
  'Vi må få lov til å si at vi ikke kan noe.',
  'At lederen spør hva vi har prøvd, og ikke bare hva vi har fått til.',
  'En halvtime i uka uten telefon.',
  'Besøke andre kontor og se hvordan de gjør det.',
  'At de som kan mest, får tid til å vise det.',
  'Færre systemer å føre i, så blir det tid til resten.',
  'Opplæringen av nye må være noe annet enn å se over skulderen.',
  'Kurs på nett lærer jeg lite av. Vi må snakke sammen.',
  'At vi deler det som virker, ikke bare det som er nytt.',
  'Samme rutine på alle kontor, så kan vi spørre hverandre.',
  'Mindre telling. Da tør folk å prøve.',
  'Vi sitter på hver vår tue og finner opp det samme.',
  'En fast makker å spørre.',
  'At det er lov å bruke tid på det uten å føle seg treg.',
  'Mer bemanning, enkelt og greit.',
  'Fagdager sammen med nabokontorene.',
  'At møtene handler om faget og ikke om tallene.',
  'Noen som følger opp nyansatte det første halve året.',
  'Lederen må gå foran og fortelle om egne feil.',
  'Skrive ned det vi finner ut, så det ikke forsvinner når folk slutter.',
  'Vi lærer mye av hverandre allerede.',
  'At systemene snakker sammen, så slipper vi dobbeltarbeid.',
  'Korte gjennomganger mandag morgen: hva lærte du forrige uke?',
  'Åpne dører. Bokstavelig talt.',
  'Hospitering, også den andre veien.',
  'Sakene er for mange. Da hjelper du deg selv først.',
];
const alike = ['Nei', 'nei', 'Mer tid', 'mer tid.', 'Vet ikke', '-', 'Ingen kommentar'];
/** Two that somebody must look at before others read them. */
const withNames = [
  'Vi skulle hatt flere som Turid i Vestmo, hun forklarer alltid.',
  'Det ble bedre da Oddvar begynte å holde fredagsmøtene.',
];

/** Makes what people write, one after another; null: nothing. Seeded by itself, so that no other answer changes by it. */
export function demoFreeTexts(random: Random): () => string | null {
  const left = [...withNames];
  const unused = [...longer];
  return () => {
    const chance = random.uniform();
    const place = random.uniform();
    if (chance < 0.2) return null;
    if (chance < 0.4) return alike[Math.floor(place * alike.length)]!;
    if (chance < 0.5 && left.length > 0) return left.pop()!;
    // Each is written once, until all have been.
    if (unused.length === 0) unused.push(...longer);
    return unused.splice(Math.floor(place * unused.length), 1)[0]!;
  };
}
