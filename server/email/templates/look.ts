import { type Brand, brandOn } from '@/domain/survey/brand';
import { CORNER_RADII, FONT_STACKS, type ResolvedTheme } from '@/domain/survey/theme';

/** The colours of one scheme. Ratios as on the screens: ink and muted ≥ 6, edge ≥ 3. */
type Inks = {
  page: string;
  card: string;
  ink: string;
  muted: string;
  edge: string;
  hover: string;
  button: Brand;
};

const LIGHT = {
  page: '#f6f6f3',
  card: '#ffffff',
  ink: '#191a1c',
  muted: '#5b5d5a',
  edge: '#85867e',
  hover: '#ebebe5',
};
const DARK = {
  page: '#121315',
  card: '#1a1b1e',
  ink: '#ecece8',
  muted: '#a3a59f',
  edge: '#74777e',
  hover: '#26282c',
};

/** `inks` stand on the elements; `night` overrides them where the reader's device is dark, unless the scheme is fixed. */
export type Look = {
  inks: Inks;
  night: Inks | null;
  scheme: string;
  font: string;
  /** What Outlook's Word engine shows, which takes an unknown first family for Times New Roman. */
  outlookFont: string;
  radius: string;
};

/** A company's look as a mail can wear it. */
export function lookOf({ color, scheme, font, corner }: ResolvedTheme): Look {
  const light = { ...LIGHT, button: brandOn(color, 'light') };
  const dark = { ...DARK, button: brandOn(color, 'dark') };
  return {
    inks: scheme === 'dark' ? dark : light,
    night: scheme === 'auto' ? dark : null,
    scheme: { auto: 'light dark', light: 'light only', dark: 'dark only' }[scheme],
    font: font === 'system' ? SYSTEM : FONT_STACKS[font],
    outlookFont: OUTLOOK_FONTS[font] ?? "'Segoe UI',Arial,sans-serif",
    radius: CORNER_RADII[corner],
  };
}

/** Named one by one: few mail programs know `system-ui`. */
const SYSTEM = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const OUTLOOK_FONTS: Partial<Record<ResolvedTheme['font'], string>> = {
  classic: 'Georgia,serif',
  oldstyle: "'Palatino Linotype',Georgia,serif",
  slab: 'Rockwell,Georgia,serif',
  mono: 'Consolas,monospace',
};
