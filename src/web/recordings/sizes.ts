/** As pages say it: one decimal, and never nothing where there is something. */
export const megabytesOf = (bytes: number) => Math.max(0.1, Math.round((bytes / 1024 ** 2) * 10) / 10);

/** Of what the browser records: sixteen thousand numbers of two bytes a second. */
export const minutesOf = (bytes: number) => Math.max(0.1, Math.round((bytes / 32_000 / 60) * 10) / 10);
