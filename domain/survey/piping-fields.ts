import type { SurveyDefinition } from './definition';
import type { PipingScope } from './piping';
import { pickText } from './translate';

/** Something that can be put into a text; `label` is empty where only its name says what it is. */
export type PipingChoice = { scope: PipingScope; name: string; label: string };

/**
 * What makes sense in the text at `path`: the names of customer and company, what interactions and customers carry
 * (attributes known here, by name), and the answers to questions of earlier pages (in an ending: of all, and where the customer recommends). A mail goes
 * out before anything is answered. Answers that are a tick, a table or nothing read badly in a sentence and are left out.
 */
export function fieldsFor(
  def: SurveyDefinition,
  path: string,
  {
    language,
    happened,
    customer,
  }: { language: string; happened: readonly string[]; customer: readonly string[] },
): PipingChoice[] {
  const [room, index] = path.split('.');
  const before = room === 'pages' ? Number(index) : room === 'endings' ? def.pages.length : 0;
  const answers = def.pages.slice(0, before).flatMap(page =>
    page.questions
      .filter(({ type }) => type !== 'statement' && type !== 'matrix' && type !== 'consent')
      .map(({ key, title }) => ({
        scope: 'answers' as const,
        name: key,
        label: pickText(title, language, def.languages) || key,
      })),
  );
  return [
    { scope: 'customer', name: 'name', label: '' },
    { scope: 'company', name: 'name', label: '' },
    { scope: 'interaction', name: 'date', label: '' },
    ...happened.filter(isPlain).map(name => ({ scope: 'interaction' as const, name, label: '' })),
    ...customer.filter(isPlain).map(name => ({ scope: 'customer' as const, name, label: '' })),
    ...(room === 'endings' ? [{ scope: 'referral' as const, name: 'link', label: '' }] : []),
    ...answers,
  ];
}

/** `{{customer.name|there}}`; what would end the field early is left out of the fallback. */
export function writeField({ scope, name }: Pick<PipingChoice, 'scope' | 'name'>, fallback: string): string {
  const spare = fallback.replace(/[{}|]/g, '').trim().slice(0, 200);
  return `{{${scope}.${name}${spare ? `|${spare}` : ''}}}`;
}

/** What a field can name (`piping.ts`). */
const isPlain = (name: string): boolean => /^[\w.-]{1,100}$/.test(name);
