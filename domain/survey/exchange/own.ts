import { AppError } from '@/domain/errors';
import { pathText } from '@/domain/issues';
import { unstorablePaths } from '@/domain/storable';
import type { SurveyDefinition } from '../definition';
import { checkDefinition } from '../faults';
import { parseDefinition } from '../parse';
import { pickText } from '../translate';
import { at, isObject, type Json, objectsAt } from './json';
import { droppedRow, type ImportedSurvey, type ImportRow, keptRow } from './report';

const FORMAT = 'afterword-survey';
const VERSION = 1;

/** A survey as a file: the definition with the name of its format, readable by `readOwn`. */
export const exportDefinition = (definition: SurveyDefinition): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, definition }, null, 2)}\n`;

/** Whether a JSON file is one of ours, or a bare definition. */
export const isOwn = (raw: Json): boolean =>
  at(raw, 'format') === FORMAT ||
  (typeof at(raw, 'name') === 'string' &&
    (Array.isArray(at(raw, 'languages')) ||
      objectsAt(raw, 'pages').some(page => at(page, 'id') !== undefined)));

/** Reads a file of ours back, identical. Throws `invalid` with the faulty places where it is no definition. */
export function readOwn(raw: Json): ImportedSurvey {
  const isWrapped = at(raw, 'format') === FORMAT;
  if (isWrapped && at(raw, 'version') !== VERSION)
    throw new AppError(
      'invalid',
      `The file is of version ${String(at(raw, 'version'))} of the format; this Afterword reads version ${VERSION}. Nothing was made.`,
    );
  const content = isWrapped ? at(raw, 'definition') : raw;
  if (!isObject(content)) throw new AppError('invalid', 'The file holds no survey. Nothing was made.');
  const unstorable = unstorablePaths(content).map(({ path, message }) => ({ path: pathText(path), message }));
  if (unstorable.length > 0) throw unfit(unstorable);
  const parsed = parseDefinition(content);
  if (!parsed.ok) throw unfit(parsed.errors);
  const { definition, ignored } = parsed;
  return {
    source: 'afterword',
    definition,
    rows: [...rowsOf(definition), ...ignored.map(path => droppedRow(path, 'Afterword knows no such field.'))],
    faults: checkDefinition(definition),
  };
}

const rowsOf = (definition: SurveyDefinition): ImportRow[] => {
  const languages = definition.languages;
  return definition.pages.flatMap(page =>
    page.questions.map(question =>
      keptRow(pickText(question.title, languages[0] ?? 'en', languages) || question.key, true),
    ),
  );
};

const MOST_NAMED = 3;

function unfit(issues: { path: string; message: string }[]): AppError {
  const named = issues.slice(0, MOST_NAMED).map(({ path, message }) => `${path || 'the file'}: ${message}`);
  const others = issues.length > MOST_NAMED ? ` And ${issues.length - MOST_NAMED} more.` : '';
  return new AppError(
    'invalid',
    `The file is a survey that cannot be read. ${named.join('; ')}.${others} Nothing was made.`,
    issues,
  );
}
