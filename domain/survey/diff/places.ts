import { conditionInWords } from '../condition-words';
import type { Ending, Page, SurveyDefinition } from '../definition';
import { capital, endingName, pageName, targetName } from '../names';
import { same } from '../same';
import { changedNames, orderChanged, textChange } from './words';

/** Pages that were added, removed, retitled or put in another order, and rules that lead elsewhere. */
export function pageChanges(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const [old, now] = [before.pages.map(page => page.id), after.pages.map(page => page.id)];
  const sentences = [
    ...now.flatMap((id, index) => (old.includes(id) ? [] : [`Added ${pageName(after, index)}.`])),
    ...old.flatMap((id, index) => (now.includes(id) ? [] : [`Removed ${pageName(before, index)}.`])),
  ];
  for (const [index, page] of after.pages.entries()) {
    const was = before.pages.find(one => one.id === page.id);
    if (!was) continue;
    if (!same(was.title, page.title))
      sentences.push(...textChange(`the title of page ${index + 1}`, was.title, page.title, after));
    if (!same(was.next ?? [], page.next ?? [])) sentences.push(ruleSentence(after, index, page.next ?? []));
  }
  if (orderChanged(old, now)) {
    const order = after.pages.map((page, index) =>
      old.includes(page.id) ? pageName(before, old.indexOf(page.id)) : `new ${pageName(after, index)}`,
    );
    sentences.push(`The pages are in a new order: what was ${order.join(', then ')}.`);
  }
  return sentences;
}

function ruleSentence(def: SurveyDefinition, index: number, rules: NonNullable<Page['next']>): string {
  const name = pageName(def, index);
  if (rules.length === 0) return `${capital(name)} now always leads to the next page.`;
  const words = rules.map(rule =>
    rule.when
      ? `if ${conditionInWords(rule.when, def)}, go to ${targetName(def, rule.goto)}`
      : `go to ${targetName(def, rule.goto)}`,
  );
  return `After ${name}: ${words.join('; otherwise ')}.`;
}

/** Thank-you pages that were added, removed, changed or put in another order. */
export function endingChanges(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const [old, now] = [before.endings.map(ending => ending.id), after.endings.map(ending => ending.id)];
  return [
    ...now.flatMap((id, index) => (old.includes(id) ? [] : [`Added ${endingName(after, index)}.`])),
    ...old.flatMap((id, index) => (now.includes(id) ? [] : [`Removed ${endingName(before, index)}.`])),
    ...after.endings.flatMap((ending, index) => {
      const was = before.endings.find(one => one.id === ending.id);
      return was ? endingChange(was, ending, after, index) : [];
    }),
    ...(orderChanged(old, now)
      ? [
          `The thank-you pages are looked at in a new order: ${after.endings.map((_, index) => endingName(after, index)).join(', ')}.`,
        ]
      : []),
  ];
}

function endingChange(was: Ending, is: Ending, after: SurveyDefinition, index: number): string[] {
  const name = endingName(after, index);
  return changedNames(was, is, same).flatMap(field => {
    if (field === 'title')
      return textChange(
        `the title of ${after.endings.length > 1 ? `thank-you page ${index + 1}` : 'the thank-you page'}`,
        was.title,
        is.title,
        after,
      );
    if (field === 'text') return textChange(`the text of ${name}`, was.text, is.text, after);
    if (field === 'when')
      return [
        is.when
          ? `${capital(name)} is now shown if ${conditionInWords(is.when, after)}.`
          : `${capital(name)} is now shown whatever was answered.`,
      ];
    if (field === 'callback')
      return [
        is.callback ? `${capital(name)} now promises a call.` : `${capital(name)} no longer promises a call.`,
      ];
    if (field === 'link') return linkChange(was.link, is.link, name);
    return [`Changed ${name}.`];
  });
}

function linkChange(was: Ending['link'], is: Ending['link'], name: string): string[] {
  if (!is) return [`Removed the link of ${name}.`];
  if (!was) return [`Added a link to ${is.url} to ${name}.`];
  if (was.url !== is.url) return [`The link of ${name} now leads to ${is.url}.`];
  return [`Changed the link of ${name}.`];
}
