import type { de } from './de';

/** A text of the templates, as their files write it. */
export type English = keyof typeof de;

/** Every text of the templates in one language. What is missing or superfluous does not compile. */
export type Translation = Record<English, string>;
