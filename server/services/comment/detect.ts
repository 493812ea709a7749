import { languageOf } from '@/domain/text/language';

/**
 * A detector of written languages; `asked` is the one that the writer was asked in. Its table takes some thirty megabytes and
 * a tenth of a second to load: only once somebody wrote something.
 */
export async function loadDetector(): Promise<(text: string, asked: string) => string> {
  const { eld } = await import('eld/extrasmall');
  return (text, asked) => languageOf(eld.detect(text).getScores(), text, asked);
}
