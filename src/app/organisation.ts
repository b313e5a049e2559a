/** One server serves one organisation: its rows carry this. */
export const organisationId = 'own';
