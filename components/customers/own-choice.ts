import type { Preferences } from '@/domain/preferences';
import { pickText } from '@/domain/survey/translate';
import type { Topic } from '@/domain/workspace';
import { languageName } from '../surveys/languages';

/** What a customer chose on their preference page, a sentence each; topics that are gone by their ids. */
export function ownChoice(
  { fewer, language, topicsOff = [] }: Preferences,
  topics: readonly Topic[],
): string[] {
  const nameOf = (id: string) => {
    const topic = topics.find(one => one.id === id);
    return `“${topic ? pickText(topic.label, 'en') : id}”`;
  };
  const off = new Intl.ListFormat('en', { type: 'disjunction' }).format(topicsOff.map(nameOf));
  return [
    fewer && 'Wishes to be asked at most about twice a year.',
    topicsOff.length > 0 && `Does not wish to be asked about ${off}.`,
    language && `Wishes to be asked in ${languageName(language)}.`,
  ].filter(sentence => typeof sentence === 'string');
}
