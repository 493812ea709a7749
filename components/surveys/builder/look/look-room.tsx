'use client';

import { Anchor, Box, Card, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useWorkspace } from '../../../ui/workspace-context';
import { useDraftRoom } from '../../draft-context';
import classes from '../builder.module.css';
import { RoomPreview } from '../room-preview';
import lookClasses from './look.module.css';
import { LookFields } from './look-fields';

/** What this survey looks like: the company's look, and what is this survey's own; beside it the real page. */
export function LookRoom() {
  const { definition, language, setLanguage, change, faultsAt, onEditAt, readOnly } = useDraftRoom();
  const { settings, name, can, href } = useWorkspace();
  const { theme } = definition;
  return (
    <Box className={classes.beside}>
      <Card component="section" aria-label="Look" onFocus={() => onEditAt('theme')}>
        <Title order={2}>Look</Title>
        <Text c="dimmed" mb="md">
          What is not this survey’s own follows your company’s look.{' '}
          {can('govern') ? (
            <Anchor component={Link} underline="always" href={href('settings', 'look')}>
              Change the company’s look
            </Anchor>
          ) : null}
        </Text>
        <LookFields
          theme={theme}
          company={settings.theme ?? {}}
          name={settings.companyName || name}
          foot={{ language, languages: definition.languages, onLanguage: setLanguage }}
          footError={faultsAt('theme.footer').find(fault => fault.severity === 'error')?.message}
          readOnly={readOnly}
          onChange={(next, field) => change({ ...definition, theme: next }, { merge: `theme.${field}` })}
        />
      </Card>
      <Box className={lookClasses.preview}>
        <RoomPreview view="phone" />
      </Box>
    </Box>
  );
}
