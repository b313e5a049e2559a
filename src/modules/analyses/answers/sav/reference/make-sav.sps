* Synthetic answers, made up for testing: nobody has given them.
* Run in this folder: LC_ALL=C.utf8 pspp -o listing.csv make-sav.sps
* The files it writes, and what it lists of them in listing.csv, are committed beside it.
DATA LIST LIST (",") NOTABLE
  /kjonn (F1.0) alder (F3.0) støtte1 støtte2 støtte3 støtte4 (F1.0) laering1 laering2 laering3 (F2.0)
   ansiennitet_i_virksomheten (F6.2) fylke (A2) arbeidsoppgave (A20) kommentar (A300) besvart (DATE11) vekt (E12.5).
BEGIN DATA
1,34,5,4,4,2,3,4,4,2.5,03,saksbehandling,Blåbærsyltetøy på brødskive,01-FEB-2026,1.0
2,51,1,2,2,6,2,2,1,12.0,46,ledelse,,02-FEB-2026,0.333333333333
2,,6,6,5,1,6,5,6,0.5,03,saksbehandling,Ærlig talt: én øre,03-FEB-2026,-2e-7
1,29,3,9,3,4,3,3,98,,50,vet ikke,,04-FEB-2026,1e+20
2,44,4,4,8,3,5,4,4,7.25,46,utredning,,,3
1,999,2,1,2,5,1,2,2,-1.0,99,utredning,ÅØÆ åøæ,06-FEB-2026,100
2,38,5,5,6,2,5,6,5,3.0,03,ledelse,,07-FEB-2026,151
1,62,3,3,3,4,99,4,3,30.5,50,saksbehandling,,08-FEB-2026,152
END DATA.
COMPUTE id = $CASENUM.
FORMATS id (F8.0).
IF (id = 2) kommentar = CONCAT(RPAD("x", 254, "x"), "yz, og så videre", RPAD("", 20, "å")).
VARIABLE LABELS
  kjonn "Kjønn"
  /alder "Alder i år"
  /støtte1 "Støtte: Lederen min hører på meg"
  /støtte2 "Støtte: Lederen min gir meg hjelp når jeg trenger det"
  /støtte3 "Støtte: Lederen min setter pris på arbeidet mitt"
  /støtte4 "Støtte: Lederen min bryr seg ikke"
  /laering1 "Læring: Vi lærer av feil"
  /laering2 "Læring: Vi deler det vi kan"
  /laering3 "Læring: Vi får tid til å lære"
  /ansiennitet_i_virksomheten "Ansiennitet (år)"
  /fylke "Fylke"
  /arbeidsoppgave "Viktigste arbeidsoppgave"
  /kommentar "Vil du legge til noe?".
VALUE LABELS
  kjonn 1 "Kvinne" 2 "Mann"
  /støtte1 støtte2 støtte3 støtte4 1 "Helt uenig" 2 "Uenig" 3 "Litt uenig" 4 "Litt enig" 5 "Enig" 6 "Helt enig" 8 "Vet ikke" 9 "Ikke besvart"
  /laering1 laering2 laering3 1 "Helt uenig" 6 "Helt enig" 98 "Vet ikke" 99 "Ubesvart"
  /fylke "03" "Oslo" "46" "Vestland" "50" "Trøndelag" "99" "Ukjent"
  /arbeidsoppgave "saksbehandling" "Saksbehandling og vedtak" "ledelse" "Ledelse" "utredning" "Utredning" "vet ikke" "Vet ikke".
MISSING VALUES
  alder (999)
  /støtte1 støtte2 støtte3 støtte4 (8, 9)
  /laering1 laering2 laering3 (97 THRU 99)
  /ansiennitet_i_virksomheten (LO THRU -1, 99)
  /fylke ("99").
MISSING VALUES arbeidsoppgave ("vet ikke").
VARIABLE LEVEL kjonn (NOMINAL) støtte1 (ORDINAL) alder (SCALE).
VARIABLE ROLE /TARGET støtte1 /NONE id.
FILE LABEL "Oppdiktede svar - synthetic answers".
ADD DOCUMENT "Oppdiktet: ingen har svart dette.".
SAVE OUTFILE="types.sav" /COMPRESSED.
SAVE OUTFILE="types-plain.sav" /UNCOMPRESSED.
SAVE OUTFILE="types.zsav" /ZCOMPRESSED.
NEW FILE.
GET FILE="types.zsav".
DISPLAY DICTIONARY.
LIST /VARIABLES=kjonn TO besvart id.
FORMATS vekt (E25.15).
LIST /VARIABLES=vekt.

* A survey of 120 made-up people, such as a survey program exports it.
NEW FILE.
INPUT PROGRAM.
LOOP #i = 1 TO 120.
COMPUTE respondent = 10000 + 37 * #i.
COMPUTE Kjønn = 1 + MOD(#i, 2).
COMPUTE alder = 1 + MOD(#i * 7, 4).
COMPUTE stilling = 1 + MOD(#i * #i, 3).
COMPUTE ansiennitet = MOD(#i * 11, 31).
COMPUTE #s = MOD(#i * 13, 6).
COMPUTE #l = MOD(#i * 17 + TRUNC(#s / 2), 6).
COMPUTE støtte1 = 1 + MIN(5, MAX(0, #s + MOD(#i, 3) - 1)).
COMPUTE støtte2 = 1 + MIN(5, MAX(0, #s + MOD(#i * 5, 3) - 1)).
COMPUTE støtte3 = 1 + MIN(5, MAX(0, #s + MOD(#i * #i, 3) - 1)).
COMPUTE støtte4 = 1 + #s.
COMPUTE q2_1 = 1 + MIN(4, MAX(0, #l - MOD(#i, 2))).
COMPUTE q2_2 = 1 + MIN(4, #l).
COMPUTE q2_3 = 1 + MIN(4, MAX(0, #l - MOD(TRUNC(#i / 3), 2))).
IF (MOD(#i, 17) = 0) støtte2 = 99.
IF (MOD(#i, 19) = 0) støtte3 = 98.
IF (MOD(#i, 23) = 0) q2_1 = $SYSMIS.
IF (MOD(#i, 29) = 0) alder = 9.
END CASE.
END LOOP.
END FILE.
END INPUT PROGRAM.
STRING kommune (A12) /kommentar (A400).
RECODE alder (1 = "Tromsø") (2 = "Bodø") (ELSE = "Ålesund") INTO kommune.
IF (MOD(respondent, 5) = 0) kommentar = CONCAT("Oppdiktet svar nr. ", STRING(respondent, F6.0), " på æøå").
FORMATS respondent TO q2_3 (F5.0).
VARIABLE LABELS
  respondent "Løpenummer"
  /Kjønn "Kjønn"
  /alder "Alder"
  /stilling "Hva er stillingen din?"
  /ansiennitet "Antall år i virksomheten"
  /støtte1 "Støtte: Lederen min hører på meg"
  /støtte2 "Støtte: Lederen min hjelper meg når jeg trenger det"
  /støtte3 "Støtte: Lederen min setter pris på det jeg gjør"
  /støtte4 "Støtte: Lederen min sier fra når noe er bra"
  /q2_1 "Læring i hverdagen - Vi lærer av feil"
  /q2_2 "Læring i hverdagen - Vi deler det vi kan"
  /q2_3 "Læring i hverdagen - Vi får tid til å lære"
  /kommune "Kommune"
  /kommentar "Vil du legge til noe?".
VALUE LABELS
  Kjønn 1 "Kvinne" 2 "Mann"
  /alder 1 "Under 30 år" 2 "30–44 år" 3 "45–59 år" 4 "60 år og eldre" 9 "Vil ikke svare"
  /stilling 1 "Saksbehandler" 2 "Leder" 3 "Annet: «støtte»"
  /støtte1 TO støtte4 1 "Helt uenig" 2 "Uenig" 3 "Litt uenig" 4 "Litt enig" 5 "Enig" 6 "Helt enig" 98 "Vet ikke" 99 "Ubesvart"
  /q2_1 q2_2 q2_3 1 "Aldri" 5 "Alltid".
MISSING VALUES alder (9) /støtte1 TO støtte4 (98, 99).
SAVE OUTFILE="survey.sav" /COMPRESSED.
SAVE OUTFILE="survey.zsav" /ZCOMPRESSED.
DESCRIPTIVES /VARIABLES=støtte1 TO q2_3 /STATISTICS=MEAN STDDEV MIN MAX.
FREQUENCIES /VARIABLES=Kjønn alder stilling kommune.
RELIABILITY /VARIABLES=støtte1 TO støtte4.
RELIABILITY /VARIABLES=q2_1 q2_2 q2_3.
