/** Answers that can point to a person. */
export const pointsToPerson =
  /(^|[^\p{L}])(alder(en|sgruppe)?|age|gammel|gamal|kjønn(et)?|kjonn|gender|sex|fødselsår|født|fødd|birth\p{L}*|stilling(en|stype)?|position|yrke(t)?|kommune(n)?|bosted|bustad|postnummer|nasjonalitet|nationality|kontor(et)?|enhet(en)?|eining(a)?|avdeling(en|a)?|arbeidssted|arbeidsstad|arbeidsplass(en)?|office|department|workplace)($|[^\p{L}])/iu;
