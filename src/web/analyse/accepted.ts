/** What the browser offers to choose among; the reader looks at the bytes, not at the name. */
export const tablesAccepted = '.csv,.tsv,.txt,text/csv';
export const answersAccepted = `${tablesAccepted},.sav,.zsav,.xlsx,.dta`;
