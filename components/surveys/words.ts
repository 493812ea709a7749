import type { QuestionType } from '@/domain/survey/definition';

/** What a marketer calls each type of question. */
export const questionTypeWords: Record<QuestionType, string> = {
  nps: 'Recommendation, 0 to 10',
  csat: 'Satisfaction, 1 to 5',
  ces: 'Ease, 1 to 7',
  rating: 'Rating',
  matrix: 'Several ratings',
  single: 'One choice',
  multiple: 'Several choices',
  dropdown: 'List',
  ranking: 'Ranking',
  yesno: 'Yes or no',
  short: 'Short text',
  long: 'Comment',
  number: 'Number',
  date: 'Date',
  email: 'E-mail address',
  phone: 'Telephone number',
  consent: 'Consent',
  statement: 'Text between questions',
};

/** "3 answers", "1 answer", in the reader's way of writing numbers. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat().format(count)} ${count === 1 ? one : many}`;
}

/** Told in a text field that can take no more, for a longer paste was cut; undefined while there is room. */
export function fullWords(words: string, most: number): string | undefined {
  return words.length < most ? undefined : `Full at ${counted(most, 'character')}: what was beyond is cut.`;
}

/** How far a survey is, in two or three words. */
export function stateWords(survey: {
  state: 'draft' | 'published' | 'closed';
  publishedVersion: number | null;
  archivedAt: Date | null;
}): string {
  if (survey.archivedAt) return 'Archived';
  if (survey.state === 'draft') return 'Draft';
  return survey.state === 'closed' ? 'Closed' : `Version ${survey.publishedVersion}`;
}
