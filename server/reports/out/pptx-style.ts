import { COLOR as PRINTED } from './colors';

/** As PowerPoint writes colours: six digits. */
const bare = (color: string): string => color.slice(1);

export const COLOR = {
  ink: bare(PRINTED.ink),
  muted: bare(PRINTED.muted),
  line: bare(PRINTED.line),
  accent: bare(PRINTED.accent),
  good: bare(PRINTED.good),
  bad: bare(PRINTED.bad),
};

export const FONT = 'Calibri';
export const MASTER = 'AFTERWORD';

/** Inches: the left edge and the width of everything on a slide of 13.33 by 7.5. */
export const LEFT = 0.6;
export const WIDE = 12.1;
