/** Whether this can be a report's secret id (18 random bytes in base64url): nothing else is looked up anywhere. */
export function isReportId(text: string): boolean {
  return /^[A-Za-z0-9_-]{24}$/.test(text);
}
