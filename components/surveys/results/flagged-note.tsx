import { Anchor, Group, Switch, Text } from '@mantine/core';
import Link from 'next/link';
import { type ResultsAddress, useSurveyResponsesHref } from './use-results';
import { flaggedInWords, type Results } from './words';

/** How many of these answers something speaks against, and a switch that leaves them out of every figure below. */
export function FlaggedNote({ results, address }: { results: Results; address: ResultsAddress }) {
  const { asked, ask } = address;
  const responses = useSurveyResponsesHref(address);
  const isOut = asked.flagged === 'exclude';
  const words = flaggedInWords(results.flagged, isOut);
  if (!words && !isOut) return null;
  return (
    <Group gap="md" justify="space-between">
      <Text size="sm" flex="1 1 320px">
        {words ?? 'None of these answers is flagged.'}{' '}
        {words && !isOut ? (
          <Anchor
            component={Link}
            href={responses(null, { match: { flag: ['any'] } })}
            inherit
            underline="always"
          >
            Read them
          </Anchor>
        ) : null}
      </Text>
      <Switch
        label="Leave flagged answers out"
        checked={isOut}
        onChange={event => ask({ flagged: event.currentTarget.checked ? 'exclude' : null })}
      />
    </Group>
  );
}
