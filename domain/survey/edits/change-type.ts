import { type Question, type QuestionType, questionSchema, type SurveyDefinition } from '../definition';
import { scaleOf } from '../scale';
import { frozenKeys, keyConflicts } from '../versions';
import { edited, placeOfQuestion } from './edited';
import { freshKey } from './fresh-names';
import { itemsOf } from './items';
import { renameKey } from './rename-key';
import { starterQuestion } from './starter';

/** `key` differs from before when the old one was published for another type. `lost`: settings that do not fit, in words. */
export type Retyped = { definition: SurveyDefinition; key: string; lost: string[] };

/**
 * Makes a question one of another type. Title, help, picture, *must be answered* and *shown if* stay, and whatever else
 * fits: choices between all lists (and as the rows of a matrix), end words between scales, hints between fields.
 */
export function changeType(
  def: SurveyDefinition,
  key: string,
  type: QuestionType,
  published: readonly SurveyDefinition[],
): Retyped {
  const place = placeOfQuestion(def, key);
  if (!place || place.question.type === type) return { definition: def, key, lost: [] };
  const next = retyped(place.question, type, def.languages);
  const inPlace = edited(def, draft => draft.pages[place.pageIndex]?.questions.splice(place.index, 1, next));
  const lost = lostWords(place.question, next);
  const oldestFirst = [...published].reverse();
  if (!keyConflicts(frozenKeys(oldestFirst), inPlace).some(conflict => conflict.key === key)) {
    return { definition: inPlace, key, lost };
  }
  const freed = freshKey(def, key, published);
  return { definition: renameKey(inPlace, key, freed), key: freed, lost };
}

function retyped(was: Question, type: QuestionType, languages: readonly string[]): Question {
  const starter = starterQuestion(type, was.key, languages);
  const { title, help, showIf, image } = was;
  const hasTitle = Object.values(title).some(words => words.trim() !== '');
  const required = type !== 'statement' && was.required;
  const raw = {
    ...starter,
    ...(hasTitle ? { title } : {}),
    help,
    showIf,
    image,
    required,
    ...listSettings(was, starter),
    ...scaleSettings(was, starter),
    ...fieldSettings(was, starter),
  };
  // What fits the new type is taken, the rest is stripped; should a setting not fit, the plain question is still right.
  const parsed = questionSchema.safeParse(structuredClone(raw));
  return parsed.success ? parsed.data : { ...starter, title: hasTitle ? title : starter.title };
}

function listSettings(was: Question, is: Question): object {
  const items = answersOf(was);
  if (items === null) return {};
  if (is.type === 'matrix') return { rows: items.slice(0, 50), randomize: shuffled(was) };
  if (!('choices' in is)) return {};
  return {
    choices: items,
    randomize: shuffled(was),
    ...('other' in was && was.other && is.type !== 'ranking' ? { other: was.other } : {}),
  };
}

/** Choices, rows, or the two answers of a yes/no question. */
function answersOf(question: Question): { id: string; label: Record<string, string> }[] | null {
  if ('choices' in question || question.type === 'matrix') return itemsOf(question);
  const labels = question.type === 'yesno' ? question.labels : undefined;
  if (!labels?.yes || !labels.no) return null;
  return [
    { id: 'yes', label: labels.yes },
    { id: 'no', label: labels.no },
  ];
}

const shuffled = (question: Question): boolean => 'randomize' in question && question.randomize;

function scaleSettings(was: Question, is: Question): object {
  const scale = scaleOf(was);
  if (!scale || !scaleOf(is) || was.type === 'yesno') return {};
  const points =
    (is.type === 'rating' || is.type === 'matrix') && scale.min === 1 ? { points: scale.max } : {};
  const stars = 'style' in was && was.style === 'stars' && 'style' in is ? { style: 'stars' } : {};
  const labels = 'labels' in was ? was.labels : undefined;
  if (!labels || !('low' in labels || 'high' in labels || 'points' in labels)) return { ...points, ...stars };
  const isSameScale = scaleOf(is)?.min === scale.min && (points.points ?? scaleOf(is)?.max) === scale.max;
  const { points: everyPoint, ...ends } = labels;
  return {
    ...points,
    ...stars,
    labels: isSameScale && everyPoint ? { ...ends, points: everyPoint } : ends,
  };
}

function fieldSettings(was: Question, is: Question): object {
  const placeholder = 'placeholder' in was && was.placeholder ? { placeholder: was.placeholder } : {};
  if (!('maxLength' in was) || !('maxLength' in is)) return placeholder;
  return { ...placeholder, maxLength: Math.min(was.maxLength, is.maxLength) };
}

function lostWords(was: Question, is: Question): string[] {
  const had = new Set(settingsOf(was));
  const has = new Set(settingsOf(is));
  return [...had].filter(words => !has.has(words));
}

/** What somebody set by hand and would miss. */
function settingsOf(question: Question): string[] {
  const items = answersOf(question);
  const labels = 'labels' in question ? question.labels : undefined;
  return [
    ...(items?.some(item => Object.values(item.label).some(Boolean)) ? ['the choices'] : []),
    ...('other' in question && question.other ? ['the choice “other”'] : []),
    ...(labels && 'points' in labels && labels.points ? ['the words at the points'] : []),
    ...(labels && ('low' in labels || 'high' in labels) ? ['the words at the ends'] : []),
    ...('placeholder' in question && question.placeholder ? ['the hint'] : []),
    ...('min' in question && question.min !== undefined
      ? [question.type === 'multiple' ? 'the fewest ticks' : 'the smallest value']
      : []),
    ...('max' in question && question.max !== undefined
      ? [question.type === 'multiple' ? 'the most ticks' : 'the largest value']
      : []),
    ...('unit' in question && question.unit ? ['the unit'] : []),
    ...('link' in question && question.link ? ['the link'] : []),
    ...('metric' in question && question.metric ? ['its part in the satisfaction index'] : []),
    ...(question.required ? ['that it must be answered'] : []),
  ];
}
