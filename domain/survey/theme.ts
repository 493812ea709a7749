import { z } from 'zod';
import { type LocalizedText, localizedText, webAddress } from './text';

export const CORNERS = ['square', 'soft', 'round'] as const;
/** The same on page and mail, as CSS. */
export const CORNER_RADII: Record<(typeof CORNERS)[number], string> = {
  square: '0',
  soft: '6px',
  round: '14px',
};
/** `auto` follows the reader's device. */
export const SCHEMES = ['auto', 'light', 'dark'] as const;
export const FONTS = [
  'system',
  'humanist',
  'geometric',
  'rounded',
  'classic',
  'oldstyle',
  'slab',
  'mono',
] as const;

/**
 * Families that phones and computers have by themselves: nothing is ever downloaded. An Android phone has few and shows
 * its own letters with or without serifs. After modernfontstacks.com.
 */
export const FONT_STACKS: Record<(typeof FONTS)[number], string> = {
  system: 'system-ui,sans-serif',
  humanist: "'Gill Sans','Gill Sans Nova',Optima,Candara,Ubuntu,sans-serif",
  geometric: "'Avenir Next',Avenir,Montserrat,Corbel,'URW Gothic',sans-serif",
  rounded: "ui-rounded,'Arial Rounded MT Bold',Quicksand,Nunito,'Varela Round',sans-serif",
  classic: 'Georgia,Gelasio,serif',
  oldstyle: "'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L',P052,serif",
  slab: "Rockwell,'Rockwell Nova','Roboto Slab','DejaVu Serif','Sitka Small',serif",
  mono: "ui-monospace,Menlo,Consolas,'Roboto Mono','DejaVu Sans Mono',monospace",
};

const look = z.object({
  color: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/, 'Write the colour as #RRGGBB')
    .optional(),
  /** Address of a picture; empty: no logo, the company's name stands there. */
  logo: z.union([webAddress, z.literal('')]).optional(),
  corner: z.enum(CORNERS).optional(),
  scheme: z.enum(SCHEMES).optional(),
  font: z.enum(FONTS).optional(),
  /** Foot of the page; `{}`: none. */
  footer: localizedText(1000).optional(),
});

/** `dark` is how `scheme` was once written. */
type ThemeInput = z.input<typeof look> & { dark?: boolean };

/** A look, of a company or of one survey. A field that is absent is decided one level below: `resolveTheme`. */
export const themeSchema = z.preprocess(readDark, look);
export type Theme = z.output<typeof themeSchema>;

/** A look with every field decided. `logo`: null where the company's name stands instead. */
export type ResolvedTheme = {
  color: string;
  logo: string | null;
  corner: (typeof CORNERS)[number];
  scheme: (typeof SCHEMES)[number];
  font: (typeof FONTS)[number];
  footer: LocalizedText;
};

/** What page and mail look like: field by field the survey's own, else the company's, else the product's. */
export function resolveTheme(workspace: Theme | undefined, survey: Theme): ResolvedTheme {
  const of = <F extends keyof Theme>(field: F): Theme[F] => survey[field] ?? workspace?.[field];
  return {
    color: of('color') ?? '#3D3FB8',
    logo: of('logo') || null,
    corner: of('corner') ?? 'soft',
    scheme: of('scheme') ?? 'auto',
    font: of('font') ?? 'system',
    footer: of('footer') ?? {},
  };
}

function readDark(given: ThemeInput): ThemeInput {
  if (typeof given !== 'object' || given === null || typeof given.dark !== 'boolean') return given;
  const { dark, ...rest } = given;
  return { scheme: dark ? 'auto' : 'light', ...rest };
}

/** A decided look as one that decides everything itself, whatever lies below. */
export const decided = (theme: ResolvedTheme): Theme => ({ ...theme, logo: theme.logo ?? '' });
