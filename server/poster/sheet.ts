import type { z } from 'zod';
import { PAPERS, type Paper, type posterSchema } from '@/domain/poster';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { resolveTheme } from '@/domain/survey/theme';
import { directionOf } from '@/domain/survey/translate';
import type { WorkspaceSettings } from '@/domain/workspace';
import { wordsFor } from '../respond/words/words';
import type { Door } from '../services/door/read';

/** What stands on every sheet, in the order in which it stands there; an empty text is left out. */
export type Sheet = {
  paper: Paper;
  language: string;
  direction: 'ltr' | 'rtl';
  company: string;
  /** Address of a picture, as the theme has it; null: the company's name. */
  logo: string | null;
  color: string;
  headline: string;
  scan: string;
  line: string;
  or: string;
};

/** The part that differs from sheet to sheet. `shown`: the address as somebody types it. */
export type Posted = { name: string; address: string; shown: string };

/** Sizes of everything on a sheet, in points of an A4 page; other papers scale them. */
export const SIZES = {
  padding: 48,
  company: 22,
  logoHeight: 56,
  logoWidth: 240,
  barWidth: 64,
  barHeight: 5,
  scan: 26,
  code: 350,
  line: 18,
  address: 13,
  name: 10,
} as const;

/** By how much a paper's points are smaller than A4's. */
export const scaleOf = (paper: Paper): number =>
  Math.min(PAPERS[paper].width / PAPERS.a4.width, PAPERS[paper].height / PAPERS.a4.height);

/** A long headline is set smaller, so that the code never leaves the sheet. */
export const headlineSize = (headline: string): number =>
  headline.length <= 30 ? 44 : headline.length <= 60 ? 36 : 28;

/** What these posters say, in the survey's language asked for, else its first. */
export function sheetOf(
  wish: z.output<typeof posterSchema>,
  {
    definition,
    company,
    settings,
  }: { definition: SurveyDefinition; company: string; settings: WorkspaceSettings },
): Sheet {
  const language = definition.languages.find(one => one === wish.language) ?? definition.languages[0] ?? 'en';
  const { poster } = wordsFor(language);
  const theme = resolveTheme(settings.theme, definition.theme);
  return {
    paper: wish.paper,
    language,
    direction: directionOf(language),
    company: settings.companyName || company,
    logo: theme.logo,
    color: theme.color,
    headline: wish.headline,
    scan: poster.scan,
    line: wish.line || poster.minute,
    or: poster.or,
  };
}

/** A door as it stands on its sheet. */
export const postedOf = ({ name, address }: Pick<Door, 'name' | 'address'>): Posted => ({
  name,
  address,
  shown: address.replace(/^https?:\/\//, ''),
});
