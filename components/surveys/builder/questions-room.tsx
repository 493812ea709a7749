'use client';

import { Box } from '@mantine/core';
import classes from './builder.module.css';
import { Canvas } from './canvas/canvas';
import { Outline } from './outline/outline';
import { Properties } from './properties/properties';

/** Pages and questions · the page itself · what can be said about the part that is selected. */
export function QuestionsRoom() {
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
