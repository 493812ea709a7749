'use client';

import { Alert, Box, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { checkDefinition, type Fault } from '@/domain/survey/faults';
import { isTranslated } from '@/domain/survey/translate';
import { frozenKeys } from '@/domain/survey/versions';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import classes from './design.module.css';
import { DesignForm } from './design-form';
import { countMissing, type Place, placeOf, readText } from './draft';
import { DraftProvider, type DraftRoom } from './draft-context';
import { FaultList, focusAt } from './fault-list';
import { LanguageSwitch } from './language-switch';
import { Preview, previewViews } from './preview/preview';
import { Publish } from './publish';
import { ConflictNotice, SaveLine } from './save-line';
import { SendTest } from './send-test';
import { type Survey, useDraft } from './use-draft';

/** Words on the left, the real page on the right; saved by itself, checked while typing. */
export function DesignTab({ survey, onReload }: { survey: Survey; onReload: () => void }) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const { definition, state, change, flush } = useDraft(survey);
  const versions = useQuery(trpc.survey.versions.queryOptions({ id: survey.id }));
  const [asked, setLanguage] = useQueryState('language', parseAsString);
  const [view, setView] = useQueryState('view', parseAsStringLiteral(previewViews).withDefault('phone'));
  const [place, setPlace] = useState<Exclude<Place, { kind: 'email' }> | null>(null);

  const language = definition.languages.find(tag => tag === asked) ?? definition.languages[0] ?? 'en';
  const published = useMemo(() => (versions.data ?? []).map(item => item.definition), [versions.data]);
  const faults = useMemo(
    () => checkDefinition(definition, frozenKeys([...published].reverse())),
    [definition, published],
  );
  const missing = useMemo(() => countMissing(definition), [definition]);
  const readOnly = !can('design');

  const goTo = async (fault: Fault) => {
    const text = readText(definition, fault.path);
    const lacking = text && definition.languages.find(tag => !isTranslated(text, tag));
    if (lacking) await setLanguage(lacking);
    focusAt(fault.path);
  };
  const room: DraftRoom = {
    definition,
    language,
    change,
    published,
    readOnly,
    faultsAt: path => faults.filter(fault => fault.path === path),
    onEditAt: path => {
      const next = placeOf(definition, path);
      if (next?.kind === 'email') setView(now => (now === 'text' ? 'text' : 'email'));
      else if (next) {
        setView(now => (now === 'desktop' ? 'desktop' : 'phone'));
        setPlace(next);
      }
    },
  };
  return (
    <DraftProvider room={room}>
      {readOnly ? (
        <Alert variant="outline" mb="md">
          Your role may read this survey. An editor can change it.
        </Alert>
      ) : null}
      {state.kind === 'conflict' ? <ConflictNotice onReload={onReload} /> : null}
      <Group className={classes.bar} justify="space-between" gap="xs">
        <LanguageSwitch
          languages={definition.languages}
          missing={missing}
          value={language}
          onChange={setLanguage}
        />
        {readOnly ? null : (
          <Group gap="xs" ml="auto">
            <SaveLine state={state} onRetry={flush} />
            <SendTest
              survey={survey}
              language={language}
              live={published[0] ?? null}
              definition={definition}
            />
            <Publish
              survey={survey}
              definition={definition}
              versions={versions.data ?? []}
              faults={faults}
              flush={flush}
              onFault={goTo}
            />
          </Group>
        )}
      </Group>
      <Box className={classes.columns}>
        <Box miw={0}>
          {readOnly ? null : (
            <Box mb="md">
              <FaultList faults={faults} definition={definition} onGoTo={goTo} />
            </Box>
          )}
          <DesignForm />
        </Box>
        <Box className={classes.preview}>
          <Text component="h2" fw={600} size="md" mb="xs">
            What customers see
          </Text>
          <Preview
            definition={definition}
            template={survey.template}
            language={language}
            onLanguage={setLanguage}
            view={view}
            onView={setView}
            place={place}
            onPlace={setPlace}
          />
        </Box>
      </Box>
    </DraftProvider>
  );
}
