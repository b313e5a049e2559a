import type { Language } from '#platform/language.ts';
import type { Guide } from './guide.ts';
import { guideFromText } from './guide-text.ts';

/**
 * A guide to begin with, in our own words: how leaders of an office see innovation in service, with the digital activity
 * plan as the case. About forty minutes.
 */
export function readyMadeGuide(language: Language, earlier: readonly Guide[] = []): Guide {
  return guideFromText(texts[language], earlier);
}

const texts: Readonly<Record<Language, string>> = {
  nb: `# Oppvarming
> Fortell kort hvem du er, hva studien handler om, og hvor lang tid intervjuet tar. Minn om at det er frivillig, og at alle spørsmål kan hoppes over. Be om å få slå på opptaket.

Hva er jobben din, og hvor lenge har du hatt den?
- Hva gjorde du før?

Hva er det viktigste enheten din skal få til?

Hvordan ser en vanlig uke ut hos dere?
- Hvem sitter sammen, og hvem jobber hjemmefra eller fra andre steder?

# Nytt i tjenesten
> Nå vil jeg gjerne høre hva dere gjør på nye måter overfor brukerne.

Hva tenker du på når du hører ordet innovasjon?
- Har du et eksempel fra eget arbeid?

Fortell om noe dere har begynt å gjøre annerledes for brukerne det siste året.
- Hvor kom ideen fra?
- Hva skjedde videre?
- Hvem merket forskjellen?

Fortell om en idé som ikke ble noe av.
- Hva stoppet den?

# Digital aktivitetsplan
> La oss bruke den digitale aktivitetsplanen som eksempel.

Hvordan bruker dere aktivitetsplanen i dag?
- Hvem skriver i den, brukeren eller veilederen?
- Hva brukes den ikke til?

Hvordan fulgte dere opp brukerne før dere fikk den?
- Hva er den største forskjellen?

Hvordan gikk det da dere tok den i bruk?
- Var det noe som skjedde på en dag, eller over tid?
- Hvem fikk være med på å bestemme?

Hvem har den blitt bedre for, og er det noen den har blitt dårligere for?
- Brukere som trenger mye hjelp?
- Veiledere?
- Arbeidsgivere og andre dere samarbeider med?

Hvordan har dere endret måten å bruke den på underveis?

# Digitale arbeidsmåter
Hva har digitale møter og hjemmekontor gjort med samarbeidet hos dere?
- Hva har dere beholdt etter pandemien?

Hva får dere til i dag som dere ikke fikk til for fem år siden?

Hvordan sørger dere for at alle behersker verktøyene?
- Hva gjør dere med dem som faller av?

# Ledelse og handlingsrom
Hva gjør du selv for at folk skal prøve noe nytt?
- Kan du fortelle om siste gang?

Hvor mye kan dere bestemme selv?
- Når må dere spørre noen?
- Hva har dere latt være å gjøre fordi dere trodde dere ikke hadde lov?

Hvordan får dere tid til å utvikle tjenesten ved siden av driften?

Hva skjer hos dere når noe nytt går galt?

Hva hjelper mest når dere vil få til noe nytt, og hva er mest i veien?

# Avslutning
Er det noe vi ikke har snakket om, som jeg burde vite?

Hvem andre bør jeg snakke med?

> Takk for praten. Fortell hva som skjer nå: når samtalen blir skrevet ut, når opptaket slettes, og hvordan man trekker seg.`,
  nn: `# Oppvarming
> Fortel kort kven du er, kva studien handlar om, og kor lang tid intervjuet tek. Minn om at det er frivillig, og at alle spørsmål kan hoppast over. Be om å få slå på opptaket.

Kva er jobben din, og kor lenge har du hatt han?
- Kva gjorde du før?

Kva er det viktigaste eininga di skal få til?

Korleis ser ei vanleg veke ut hos dykk?
- Kven sit saman, og kven jobbar heimanfrå eller frå andre stader?

# Nytt i tenesta
> No vil eg gjerne høyre kva de gjer på nye måtar overfor brukarane.

Kva tenkjer du på når du høyrer ordet innovasjon?
- Har du eit døme frå eige arbeid?

Fortel om noko de har byrja å gjere annleis for brukarane det siste året.
- Kvar kom ideen frå?
- Kva skjedde vidare?
- Kven merka skilnaden?

Fortel om ein idé som det ikkje blei noko av.
- Kva stoppa han?

# Digital aktivitetsplan
> La oss bruke den digitale aktivitetsplanen som døme.

Korleis bruker de aktivitetsplanen i dag?
- Kven skriv i han, brukaren eller rettleiaren?
- Kva blir han ikkje brukt til?

Korleis følgde de opp brukarane før de fekk han?
- Kva er den største skilnaden?

Korleis gjekk det då de tok han i bruk?
- Var det noko som skjedde på ein dag, eller over tid?
- Kven fekk vere med på å bestemme?

Kven har han blitt betre for, og er det nokon han har blitt dårlegare for?
- Brukarar som treng mykje hjelp?
- Rettleiarar?
- Arbeidsgivarar og andre de samarbeider med?

Korleis har de endra måten å bruke han på undervegs?

# Digitale arbeidsmåtar
Kva har digitale møte og heimekontor gjort med samarbeidet hos dykk?
- Kva har de halde på etter pandemien?

Kva får de til i dag som de ikkje fekk til for fem år sidan?

Korleis sørgjer de for at alle meistrar verktøya?
- Kva gjer de med dei som fell av?

# Leiing og handlingsrom
Kva gjer du sjølv for at folk skal prøve noko nytt?
- Kan du fortelje om siste gong?

Kor mykje kan de bestemme sjølve?
- Når må de spørje nokon?
- Kva har de late vere å gjere fordi de trudde de ikkje hadde lov?

Korleis får de tid til å utvikle tenesta ved sida av drifta?

Kva skjer hos dykk når noko nytt går gale?

Kva hjelper mest når de vil få til noko nytt, og kva er mest i vegen?

# Avslutning
Er det noko vi ikkje har snakka om, som eg burde vite?

Kven andre bør eg snakke med?

> Takk for praten. Fortel kva som skjer no: når samtalen blir skriven ut, når opptaket blir sletta, og korleis ein trekkjer seg.`,
  en: `# Warm-up
> Say briefly who you are, what the study is about and how long the interview takes. Remind them that it is voluntary and that any question can be skipped. Ask to start the recording.

What is your job, and how long have you had it?
- What did you do before?

What is the most important thing your unit is here to do?

What does an ordinary week look like with you?
- Who sits together, and who works from home or elsewhere?

# New things in the service
> Now I would like to hear what you do in new ways for those you serve.

What comes to mind when you hear the word innovation?
- Do you have an example from your own work?

Tell me about something you have begun to do differently for those you serve in the past year.
- Where did the idea come from?
- What happened then?
- Who noticed the difference?

Tell me about an idea that came to nothing.
- What stopped it?

# The digital activity plan
> Let us take the digital activity plan as an example.

How do you use the activity plan today?
- Who writes in it, the user or the advisor?
- What is it not used for?

How did you follow up users before you had it?
- What is the greatest difference?

How did it go when you took it into use?
- Did it happen in a day, or over time?
- Who took part in deciding?

Whom has it become better for, and is there anybody it has become worse for?
- Users who need much help?
- Advisors?
- Employers and others you work with?

How has your way of using it changed since then?

# Digital ways of working
What have digital meetings and working from home done to how you work together?
- What have you kept since the pandemic?

What can you do today that you could not do five years ago?

How do you see to it that everybody masters the tools?
- What do you do for those who fall behind?

# Leading, and room to act
What do you do yourself to have people try something new?
- Can you tell me about the last time?

How much can you decide yourselves?
- When do you have to ask somebody?
- What have you left undone because you thought you were not allowed to?

How do you find time to develop the service beside the daily work?

What happens with you when something new goes wrong?

What helps most when you want to do something new, and what is most in the way?

# Closing
Is there anything we have not talked about that I should know?

Who else should I talk with?

> Thank you. Say what happens now: when the talk is written out, when the recording is destroyed, and how to withdraw.`,
};
