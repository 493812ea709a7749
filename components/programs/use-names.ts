'use client';

import { useQuery } from '@tanstack/react-query';
import { languageName } from '../surveys/languages';
import type { Outputs } from '../trpc';
import { useTRPC } from '../trpc';
import { topicName } from './more-fields';
import type { Names } from './rule-words';

type Rule = Pick<Outputs['program']['read'], 'trigger' | 'channel' | 'language' | 'topic'>;

/** What ids in rules stand for: the lists, and the words for one rule. */
export function useRuleNames() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.program.names.queryOptions());
  const namesOf = ({ trigger, channel, language, topic }: Rule): Names => {
    const segment = 'once' in trigger ? data?.segments.find(({ id }) => id === trigger.once) : undefined;
    const way = data?.channels.find(({ id }) => id === channel);
    const about = data?.topics.find(({ id }) => id === topic);
    return {
      ...(segment ? { segment: segment.name } : {}),
      ...(way ? { channel: way.name } : {}),
      ...(language ? { language: languageName(language) } : {}),
      ...(about ? { topic: topicName(about.label) } : {}),
    };
  };
  return { names: data, namesOf };
}
