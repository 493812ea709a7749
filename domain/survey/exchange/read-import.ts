import { AppError } from '@/domain/errors';
import { isDeeperThan, isObject } from './json';
import { isOwn, readOwn } from './own';
import { isQualtrics, readQualtrics } from './qualtrics';
import { type ImportedSurvey, MAX_IMPORT_BYTES } from './report';
import { isSurveyJs, readSurveyJs } from './surveyjs';

/** A file of ours nests about ten levels; other tools' panels a few more. */
const DEEPEST = 64;

/**
 * Reads a survey from the text of a file: a survey exported here, SurveyJS JSON, or a Qualtrics QSF. Throws `invalid` or
 * `too_large` with a sentence for anything else; nothing is stored either way.
 */
export function readImport(text: string): ImportedSurvey {
  if (text.length > MAX_IMPORT_BYTES || new TextEncoder().encode(text).length > MAX_IMPORT_BYTES)
    throw new AppError('too_large', 'The file is larger than 2 MB. Nothing was made.');
  const raw = parsed(text);
  if (!isObject(raw) || isDeeperThan(raw, DEEPEST)) throw unknown();
  if (isOwn(raw)) return readOwn(raw);
  if (isQualtrics(raw)) return readQualtrics(raw);
  if (isSurveyJs(raw)) return readSurveyJs(raw);
  throw unknown();
}

function parsed(text: string): unknown {
  // Windows tools put a byte order mark in front.
  const content = text.replace(/^\uFEFF/, '').trim();
  if (content === '') throw new AppError('invalid', 'The file is empty. Nothing was made.');
  try {
    return JSON.parse(content);
  } catch {
    throw unknown();
  }
}

const unknown = (): AppError =>
  new AppError(
    'invalid',
    'This is no survey that Afterword can read. It takes a survey exported from Afterword (JSON), SurveyJS JSON and Qualtrics QSF. Nothing was made.',
  );
