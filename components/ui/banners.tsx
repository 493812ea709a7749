'use client';

import { Anchor, Box, Text } from '@mantine/core';
import Link from 'next/link';
import { useSending } from './pause-sending';
import classes from './shell.module.css';
import { When } from './when';
import { useWorkspace } from './workspace-context';

const BECAUSE = {
  refused: 'receivers refuse the sender',
  complaints: 'too many people reported it as spam',
};

/** What everybody here should know now: sending is paused, or mail goes nowhere. */
export function Banners() {
  const { sendingPausedAt, sendingPausedReason, mailConnected, isDemo, can, href } = useWorkspace();
  const { change } = useSending();
  if (sendingPausedAt)
    return (
      <Box className={classes.banner} role="status">
        <Text>
          Sending was paused <When at={sendingPausedAt} />
          {sendingPausedReason ? `, because ${BECAUSE[sendingPausedReason]}` : ''}. No customer is mailed.{' '}
          {sendingPausedReason && can('govern') ? (
            <Anchor component={Link} inherit underline="always" href={href('settings', 'mail')}>
              See why
            </Anchor>
          ) : can('design') ? (
            <Anchor component="button" type="button" inherit underline="always" onClick={() => change(false)}>
              Resume
            </Anchor>
          ) : null}
        </Text>
      </Box>
    );
  if (!mailConnected && !isDemo && can('design'))
    return (
      <Box className={classes.banner} role="status">
        <Text>
          Mail is not connected, so no customer is mailed.{' '}
          {can('govern') ? (
            <Anchor component={Link} inherit underline="always" href={href('settings', 'mail')}>
              Connect mail
            </Anchor>
          ) : null}
        </Text>
      </Box>
    );
  return null;
}
