/**
 * Pages that the navigation within a study and a wave names: those that are not made yet are named and are no links.
 * Whoever adds such a page to routes.ts says so here.
 */
export const pagesThatExist = {
  design: true,
  report: true,
  people: true,
  letters: true,
  follow: true,
  counter: true,
  files: true,
};
