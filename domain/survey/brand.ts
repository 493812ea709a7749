import { CONTROL_CONTRAST, contrastOf, TEXT_CONTRAST, wordsOn } from '../color/contrast';
import { readableVariant } from '../color/variant';
import type { ResolvedTheme } from './theme';

/** The ground on which a company's colour is seen worse: the page in light, the card in dark. */
const GROUNDS = { light: '#F6F6F3', dark: '#1A1B1E' } as const;

/** The button's fill, the words on it, and the ring around what is in focus, which is also the button's edge. */
export type Brand = { fill: string; words: string; ring: string };

/** What a company's colour becomes on a light or a dark page: as chosen where it can be seen, else its nearest shade. */
export function brandOn(color: string, ground: keyof typeof GROUNDS): Brand {
  const ring = readableVariant(color, GROUNDS[ground], CONTROL_CONTRAST);
  // By day a pale button is held by its edge; at night a dark one would be lost on the dark card.
  const fill = ground === 'dark' ? ring : color;
  return { fill, words: wordsOn(fill), ring };
}

/** `words`: white on the button; `light` and `dark`: button and ring on the page. `instead`: the nearest colour that passes. */
export type Advice = {
  about: 'words' | 'light' | 'dark';
  ratio: number;
  needs: number;
  passes: boolean;
  instead: string;
};

/** How a company's colour reads wherever it stands under this scheme. */
export function colorAdvice(color: string, scheme: ResolvedTheme['scheme']): Advice[] {
  const on = (about: Advice['about'], ground: string, needs: number): Advice => {
    const ratio = contrastOf(color, ground);
    return { about, ratio, needs, passes: ratio >= needs, instead: readableVariant(color, ground, needs) };
  };
  return [
    on('words', '#FFFFFF', TEXT_CONTRAST),
    ...(scheme === 'dark' ? [] : [on('light', GROUNDS.light, CONTROL_CONTRAST)]),
    ...(scheme === 'light' ? [] : [on('dark', GROUNDS.dark, CONTROL_CONTRAST)]),
  ];
}
