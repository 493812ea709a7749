'use client';

import { Box, Button, Card, Group, Skeleton, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { decided, resolveTheme, type Theme } from '@/domain/survey/theme';
import { LookFields } from '../surveys/builder/look/look-fields';
import type { Place } from '../surveys/draft';
import { Preview, type PreviewView } from '../surveys/preview/preview';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import classes from './look.module.css';

/** The survey on which a look is tried. */
const SAMPLE = 'post-purchase';

/** The company's look, which every survey has that did not choose its own; saved at once for all of them. */
export function LookSettings() {
  const { settings, name } = useWorkspace();
  const trpc = useTRPC();
  const router = useRouter();
  const [theme, setTheme] = useState<Theme>(settings.theme ?? {});
  const [saved, setSaved] = useState(theme);
  const [footLanguage, setFootLanguage] = useState(Object.keys(theme.footer ?? {})[0] ?? 'en');
  const sample = useQuery(trpc.template.read.queryOptions({ name: SAMPLE }));
  const save = useMutation(
    trpc.workspace.update.mutationOptions(told('Saved. Surveys that follow the company’s look have it now.')),
  );
  const send = (): void =>
    save.mutate(
      { settings: { theme } },
      {
        onSuccess: () => {
          setSaved(theme);
          router.refresh();
        },
      },
    );
  return (
    <Box className={classes.beside}>
      <Card component="section" aria-label="Look" padding="lg">
        <Title order={2}>Look</Title>
        <Text c="dimmed" mb="md">
          Every survey has it, also those that are out, unless it chose its own.
        </Text>
        <LookFields
          theme={theme}
          name={settings.companyName || name}
          foot={{ language: footLanguage, languages: [], onLanguage: setFootLanguage }}
          onChange={setTheme}
        />
        <Group mt="lg">
          <Button variant="filled" onClick={send} loading={save.isPending} disabled={theme === saved}>
            Save
          </Button>
        </Group>
      </Card>
      <Loaded query={sample} skeleton={<Skeleton height={640} />}>
        {({ definition }) => <Sample definition={definition} theme={theme} language={footLanguage} />}
      </Loaded>
    </Box>
  );
}

function Sample({
  definition,
  theme,
  language: wished,
}: {
  definition: SurveyDefinition;
  theme: Theme;
  language: string;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<PreviewView>('phone');
  const [place, setPlace] = useState<Exclude<Place, { kind: 'email' }> | null>(null);
  const language = definition.languages.find(tag => tag === (chosen ?? wished)) ?? 'en';
  return (
    <Box className={classes.preview}>
      <Preview
        // What is not saved yet must not be mixed with what is: the sample decides everything itself.
        definition={{ ...definition, theme: decided(resolveTheme(undefined, theme)) }}
        template={SAMPLE}
        language={language}
        onLanguage={setChosen}
        view={view}
        onView={setView}
        place={place}
        onPlace={setPlace}
      />
    </Box>
  );
}
