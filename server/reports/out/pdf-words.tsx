import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { FAMILIES, isSettable, type Weight } from '@/server/poster/fonts';
import { outlineText } from '@/server/poster/outline';
import { COLOR } from './colors';
import { writable } from './xml';

/** Height of a line, and where an outlined line's letters stand in it, as shares of their size. */
const LINE = 1.4;
const FOOT = 1.05;
/** Forty letters in a row, after which a line may break although no word ends. */
const LONG_WORD = /\S{40}(?=\S)/gu;
/** What stands for a letter that no font here has; the fonts have it themselves. */
const MISSING = '\uFFFD';
const NOT_PRINTABLE = 'Written in letters that this file has no font for; read it on the screen.';

export type WordsStyle = {
  size?: number;
  weight?: Weight;
  color?: string;
  top?: number;
  align?: 'left' | 'right';
};

type WordsProps = WordsStyle & {
  children: string;
  /** Width of a line in points, which letters that are drawn need to know. */
  room: number;
};

/** Text in any script that our fonts have; Arabic is drawn, since the library sets its dots wrong. */
export function Words({
  children,
  room,
  size = 9,
  weight = 400,
  color = COLOR.ink,
  top = 0,
  align,
}: WordsProps) {
  const text = settable(children);
  if (!hasArabic(text))
    return (
      <Text
        style={{
          fontFamily: FAMILIES,
          fontSize: size,
          fontWeight: weight,
          lineHeight: LINE,
          marginTop: top,
          color,
          textAlign: align ?? 'left',
        }}
      >
        {text}
      </Text>
    );
  return (
    <View style={{ alignItems: align === 'left' ? 'flex-start' : 'flex-end', marginTop: top }}>
      {outlineText(text, { size, weight, width: room }).map(({ path, width }, index) => (
        <Svg
          key={index}
          viewBox={`0 ${-FOOT * size} ${width} ${LINE * size}`}
          style={{ width, height: LINE * size }}
        >
          <Path d={path} fill={color} />
        </Svg>
      ))}
    </View>
  );
}

const hasArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** As our fonts can set it: without pictures, a sign for each letter they lack, long words made to break. */
export function settable(text: string): string {
  const letters = [
    ...writable(text)

      .normalize('NFC')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
  ];
  const set = letters.map(letterOf).join('');
  const missing = set.split(MISSING).length - 1;
  if (missing > 8 && missing > letters.length / 3) return NOT_PRINTABLE;
  return set.replace(LONG_WORD, '$& ').trim();
}

function letterOf(letter: string): string {
  if (/^\p{Cf}$|^\p{Mn}$/u.test(letter) && !hasArabic(letter)) return '';
  if (isSettable(letter)) return letter;
  return /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u.test(letter) ? '' : MISSING;
}
