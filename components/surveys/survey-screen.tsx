'use client';

import { Badge, Box, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '../trpc';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { AskedTab } from './asked-tab';
import { ACTIONS_PLACE } from './builder/actions';
import { Builder } from './builder/builder';
import { ResponsesTab } from './responses-tab';
import { ResultsTab } from './results/results-tab';
import { ShareTab } from './share/share-tab';
import { SurveyMenu } from './survey-menu';
import { stateWords } from './words';

const tabs = ['design', 'asked', 'share', 'responses', 'results'] as const;
const tabLabels: Record<(typeof tabs)[number], string> = {
  design: 'Design',
  asked: 'Who is asked',
  share: 'Share',
  responses: 'Responses',
  results: 'Results',
};

/** One survey: its design, whom it asks, and what came back. */
export function SurveyScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('design'));
  // Whoever comes back to a survey edits what is stored now, never a remembered copy.
  const query = useQuery(trpc.survey.read.queryOptions({ id }, { gcTime: 0, refetchOnWindowFocus: false }));
  return (
    <Loaded query={query}>
      {survey => (
        <Page
          wide={tab === 'design'}
          title={
            <Group gap="xs" component="span" display="inline-flex">
              {survey.name}
              <Badge variant="default" tt="none" fw={400}>
                {stateWords(survey)}
              </Badge>
            </Group>
          }
          action={
            <Group gap="xs" justify="flex-end">
              <Box id={ACTIONS_PLACE} display={tab === 'design' ? undefined : 'none'} />
              <SurveyMenu survey={survey} answered={null} />
            </Group>
          }
        >
          <Tabs
            value={tab}
            onChange={value => setTab(tabs.find(one => one === value) ?? 'design')}
            keepMounted={false}
          >
            <Tabs.List mb={tab === 'design' ? 'xs' : 'md'}>
              {tabs.map(value => (
                <Tabs.Tab key={value} value={value} px="clamp(6px, 1.6vw, 16px)">
                  {tabLabels[value]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="design" keepMounted>
              <Builder survey={survey} />
            </Tabs.Panel>
            <Tabs.Panel value="asked">
              <AskedTab survey={survey} />
            </Tabs.Panel>
            <Tabs.Panel value="share">
              <ShareTab survey={survey} />
            </Tabs.Panel>
            <Tabs.Panel value="responses">
              <ResponsesTab survey={survey} />
            </Tabs.Panel>
            <Tabs.Panel value="results">
              <ResultsTab survey={survey} />
            </Tabs.Panel>
          </Tabs>
        </Page>
      )}
    </Loaded>
  );
}
