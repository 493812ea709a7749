/** What one can know of a text by where it stands: its name, how long it may be, whether it has lines. */
export type TextKind = {
  name: string;
  /** The most characters the definition takes. */
  max: number;
  hasLines: boolean;
};

const KINDS: [pattern: RegExp, name: string, max: number, hasLines?: true][] = [
  [/^pages\.\d+\.title$/, 'Page title', 300],
  [/^endings\.\d+\.title$/, 'Title', 300],
  [/^endings\.\d+\.text$/, 'Text', 2000, true],
  [/^endings\.\d+\.link\.label$/, 'Button', 300],
  [/^theme\.footer$/, 'Foot of the page', 1000, true],
  [/\.questions\.\d+\.title$/, 'Question', 1000],
  [/\.help$/, 'Help text', 2000, true],
  [/\.labels\.low$/, 'Lowest score', 300],
  [/\.labels\.high$/, 'Highest score', 300],
  [/\.labels\.yes$/, 'Yes', 300],
  [/\.labels\.no$/, 'No', 300],
  [/\.other\.label$/, 'Other', 300],
  [/\.placeholder$/, 'Hint inside the field', 200],
  [/\.unit$/, 'Unit', 30],
];

/** The text at a dotted path of the definition. */
export function textKind(path: string): TextKind {
  const item = /\.(choices|rows)\.(\d+)\.label$/.exec(path);
  if (item)
    return {
      name: `${item[1] === 'rows' ? 'Row' : 'Choice'} ${Number(item[2]) + 1}`,
      max: 300,
      hasLines: false,
    };
  const [, name = 'Text', max = 300, hasLines = false] = KINDS.find(([pattern]) => pattern.test(path)) ?? [];
  return { name, max, hasLines };
}
