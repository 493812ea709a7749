import fs from 'node:fs';
import path from 'node:path';
import type { Mode } from './view';

const SCRIPTS = ['enhance', 'kiosk', 'embed', 'snippet'] as const;
export type ScriptName = (typeof SCRIPTS)[number];

const cached = new Map<ScriptName, string>();

/**
 * A script as it stands in the page: `enhance.js` and the like, made from `client/` by `script.test.ts`, which fails while
 * one is older than its parts (`npx vitest run server/respond/script.test.ts -u` makes them anew).
 */
export function scriptText(name: ScriptName): string {
  let text = cached.get(name);
  if (text === undefined) {
    text = fs.readFileSync(path.join(process.cwd(), 'server', 'respond', `${name}.js`), 'utf8').trim();
    cached.set(name, text);
  }
  return text;
}

/** The enhancement script, under 4 KB gzipped. */
export const enhancement = (): string => scriptText('enhance');

/** The scripts of a page, in order. `isSurvey`: false for a page whose form is none of the survey. */
export const scriptsFor = (mode: Mode, isSurvey = true): string[] => [
  ...(mode === 'page' ? [] : [scriptText(mode)]),
  ...(isSurvey ? [enhancement()] : []),
];
