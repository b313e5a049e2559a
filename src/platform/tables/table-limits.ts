/** More than anybody's survey; a file beyond it is a mistake or a bomb. */
export const largestTableBytes = 200 * 1024 * 1024;
export const mostColumns = 2000;
