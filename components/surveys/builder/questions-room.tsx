'use client';

import { Alert, Box, Button, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useDraftRoom } from '../draft-context';
import classes from './builder.module.css';
import { Canvas } from './canvas/canvas';
import { Outline } from './outline/outline';
import { SurveyName } from './outline/survey-name';
import { Properties } from './properties/properties';
import { RoomPreview } from './room-preview';

/** Pages and questions · the page itself · what can be said about the part that is selected. */
export function QuestionsRoom() {
  // Undefined until the screen is measured; the wide room is what nearly everybody gets.
  const isNarrow = useMediaQuery('(max-width: 63.99em)');
  if (isNarrow) return <NarrowRoom />;
  return (
    <Box className={classes.columns}>
      <Box component="section" aria-label="Pages and questions" className={classes.column}>
        <Outline />
      </Box>
      <Box component="section" aria-label="The survey" className={classes.canvas}>
        <Canvas />
      </Box>
      <Box component="section" aria-label="Properties" className={classes.column}>
        <Properties />
      </Box>
    </Box>
  );
}

/** What can be done without three columns: rename it, look at it, translate it. */
function NarrowRoom() {
  const { setRoom } = useDraftRoom();
  return (
    <Stack gap="sm">
      <Alert variant="default" title="Building needs a screen at least 1,024 pixels wide">
        Here you can rename the survey, look at it, read its checks and write its texts.
        <Group mt="xs">
          <Button size="compact-sm" onClick={() => setRoom('languages')}>
            Write texts
          </Button>
        </Group>
      </Alert>
      <SurveyName />
      <RoomPreview view="phone" />
    </Stack>
  );
}
