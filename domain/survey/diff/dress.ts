import type { SurveyDefinition } from '../definition';
import { same } from '../same';
import { changedNames, isText, textChange, valueChange } from './words';

const LOOK: Record<string, string> = {
  color: 'the colour',
  logo: 'the logo',
  corner: 'the corners',
  scheme: 'light or dark',
  font: 'the font',
  footer: 'the foot of the page',
};

const MAIL: Record<string, string> = {
  subject: 'the mail’s subject',
  preheader: 'the mail’s preview line',
  intro: 'the mail’s first sentence',
  button: 'the mail’s button',
  senderName: 'the mail’s sender',
  signature: 'the mail’s signature',
};

/** What is different in the look, field by field; a field that is not set follows the company's look. */
export const lookChanges = (before: SurveyDefinition, after: SurveyDefinition): string[] =>
  fieldChanges(before.theme, after.theme, LOOK, after, 'the company’s');

/** What is different in the invitation mail, field by field. */
export const mailChanges = (before: SurveyDefinition, after: SurveyDefinition): string[] =>
  fieldChanges(before.email, after.email, MAIL, after, 'the usual');

function fieldChanges(
  was: object,
  is: object,
  names: Record<string, string>,
  after: SurveyDefinition,
  unset: string,
): string[] {
  const [old, now] = [
    new Map<string, unknown>(Object.entries(was)),
    new Map<string, unknown>(Object.entries(is)),
  ];
  return changedNames(was, is, same).flatMap(field => {
    const [before, value] = [old.get(field), now.get(field)];
    const what = names[field] ?? `the ${field}`;
    const sentences = isText(before) && isText(value) ? textChange(what, before, value, after) : [];
    return sentences.length > 0 ? sentences : valueChange(what, before, value, unset);
  });
}
