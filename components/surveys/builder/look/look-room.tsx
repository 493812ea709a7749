'use client';

import { Anchor, Box, Card, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { resolveTheme } from '@/domain/survey/theme';
import { useWorkspace } from '../../../ui/workspace-context';
import { useDraftRoom } from '../../draft-context';
import classes from '../builder.module.css';
import { LookFields } from './look-fields';
import { LookPreview } from './look-preview';

/** What this survey looks like: the company's look, and what is this survey's own; beside it the real page. */
export function LookRoom() {
  const { definition, survey, language, setLanguage, change, faultsAt, onEditAt, readOnly } = useDraftRoom();
  const { settings, name, can, href } = useWorkspace();
  const { theme } = definition;
  const company = settings.theme ?? {};
  return (
    <Box className={classes.beside}>
      <Card component="section" aria-label="Look" onFocus={() => onEditAt('theme')}>
        <Title order={2}>Look</Title>
        <Text c="dimmed" mb="md">
          What is not this survey’s own follows your company’s look.{' '}
          {can('govern') ? (
            <Anchor component={Link} href={href('settings', 'look')}>
              Change the company’s look
            </Anchor>
          ) : null}
        </Text>
        <LookFields
          theme={theme}
          company={company}
          name={settings.companyName || name}
          foot={{ language, languages: definition.languages, onLanguage: setLanguage }}
          footError={faultsAt('theme.footer').find(fault => fault.severity === 'error')?.message}
          readOnly={readOnly}
          onChange={(next, field) => change({ ...definition, theme: next }, { merge: `theme.${field}` })}
        />
      </Card>
      <LookPreview
        definition={definition}
        template={survey.template}
        scheme={resolveTheme(company, theme).scheme}
        language={language}
        onLanguage={setLanguage}
      />
    </Box>
  );
}
