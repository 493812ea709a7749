import { type SurveyDefinition, surveyDefinition } from '../definition';
import { pipedFields } from '../piping';
import type { LocalizedText } from '../text';
import { readText } from '../texts';
import { type Unit, unitsOf } from './units';

/** A file of translations as it was read: texts by unit id and language. */
export type TranslationFile = { languages: string[]; rows: { id: string; texts: LocalizedText }[] };

export type TranslationLine = {
  id: string;
  language: string;
  /** `outdated`: the text it was translated from reads otherwise by now; it was taken all the same. */
  outcome: 'outdated' | 'unknown' | 'too_long' | 'field_lost';
  words: string;
};

export type TranslationReport = {
  definition: SurveyDefinition;
  /** Texts that differ from what stood there. */
  taken: number;
  /** Texts that stood there already. */
  unchanged: number;
  /** Whatever was not plainly taken. */
  lines: TranslationLine[];
};

/**
 * Takes the texts of a file into a definition, in `languages` only. An empty cell changes nothing. Texts that the survey
 * does not know or that are too long are left out and listed; those that lost a `{{field}}` or whose source has changed
 * since are taken and listed.
 */
export function applyTranslations(
  def: SurveyDefinition,
  file: TranslationFile,
  languages: readonly string[],
): TranslationReport {
  const source = def.languages[0] ?? 'en';
  const units = new Map(unitsOf(def).map(unit => [unit.id, unit]));
  const lines: TranslationLine[] = [];
  const changes: Change[] = [];
  let unchanged = 0;
  for (const { id, texts } of file.rows) {
    const unit = units.get(id);
    for (const language of languages) {
      const words = texts[language]?.trim();
      if (!words) continue;
      if (!unit) lines.push({ id, language, words, outcome: 'unknown' });
      else if (unit.text[language] === words) unchanged += 1;
      else changes.push({ unit, language, words, isOutdated: isOutdated(texts[source], unit.text[source]) });
    }
  }
  const { definition, refused } = write(def, changes);
  for (const change of changes) {
    const { unit, language, words } = change;
    const outcome = refused.has(change)
      ? 'too_long'
      : losesField(unit, language, words, source)
        ? 'field_lost'
        : language !== source && change.isOutdated
          ? 'outdated'
          : null;
    if (outcome) lines.push({ id: unit.id, language, words, outcome });
  }
  return { definition, taken: changes.length - refused.size, unchanged, lines };
}

type Change = { unit: Unit; language: string; words: string; isOutdated: boolean };

/** A copy with every change that the schema takes, and those that it refuses. */
function write(
  def: SurveyDefinition,
  changes: Change[],
): { definition: SurveyDefinition; refused: Set<Change> } {
  const attempt = (some: Change[]) => {
    const copy = structuredClone(def);
    for (const { unit, language, words } of some) {
      const text = readText(copy, unit.path);
      if (text) text[language] = words;
    }
    return copy;
  };
  const all = attempt(changes);
  const parsed = surveyDefinition.safeParse(all);
  if (parsed.success) return { definition: all, refused: new Set() };
  const faulty = new Set(parsed.error.issues.map(({ path }) => path.join('.')));
  const refused = new Set(changes.filter(({ unit, language }) => faulty.has(`${unit.path}.${language}`)));
  return { definition: attempt(changes.filter(change => !refused.has(change))), refused };
}

/** Whether a `{{field}}` of the source is missing: the customer's name would silently vanish from the sentence. */
function losesField({ text }: Unit, language: string, words: string, source: string): boolean {
  const from = text[source];
  if (!from || language === source) return false;
  const names = (one: string) => new Set(pipedFields(one).map(({ scope, name }) => `${scope}.${name}`));
  const kept = names(words);
  return [...names(from)].some(name => !kept.has(name));
}

const isOutdated = (inFile: string | undefined, now: string | undefined): boolean =>
  inFile !== undefined && inFile.trim() !== '' && now !== undefined && inFile.trim() !== now.trim();

/** The languages of a file that it can be taken in: those with at least one text, the survey's default left out. */
export function targetLanguages(def: SurveyDefinition, file: TranslationFile): string[] {
  return file.languages.filter(
    tag => tag !== def.languages[0] && file.rows.some(({ texts }) => texts[tag]?.trim()),
  );
}
