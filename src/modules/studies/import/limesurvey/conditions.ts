/** Relevance 1 is LimeSurvey's way of saying that everybody is asked. */
export const isAlways = (condition: string) => condition === '' || condition === '1';
