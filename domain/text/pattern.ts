import { RE2JS, RE2JSSyntaxException } from 're2js';

/**
 * So much of a comment is looked at: a pattern's work grows with its own length and the text's, both are bounded, so that
 * the worst of all takes a fraction of a second (`match.test.ts` tries the known ones).
 */
const LOOKED_AT = 3_000;

/** The first place where a pattern fits, or null. */
export type Pattern = (text: string) => { start: number; end: number } | null;

/** A regular expression (RE2's syntax: no look-around, no back-references), in capitals or not. Throws on a faulty one. */
export function compilePattern(source: string): Pattern {
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  return text => {
    const looked = text.slice(0, LOOKED_AT);
    // Whether it fits is known much sooner than where.
    if (!compiled.test(looked)) return null;
    const matcher = compiled.matcher(looked);
    return matcher.find() ? { start: matcher.start(), end: matcher.end() } : null;
  };
}

/** What is wrong with a pattern, for whoever writes it; null: nothing. One that fits everything is no theme. */
export function patternProblem(source: string): string | null {
  try {
    if (compilePattern(source)('')) return 'This pattern fits every comment.';
    return null;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    if (/invalid or unsupported Perl syntax|invalid named capture/.test(error.message))
      return 'Look-ahead and look-behind are not supported: patterns must not take long.';
    if (/invalid escape sequence/.test(error.message))
      return 'An escape in this pattern is not known; references such as \\1 are not supported.';
    return `This is no regular expression: ${error.message.replace(/^error parsing regexp:\s*/, '')}.`;
  }
}
