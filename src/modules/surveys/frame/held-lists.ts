export { createHeldLists, type HeldLists } from '#platform/held-lists.ts';
