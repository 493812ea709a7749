import { Text } from '@mantine/core';

/** Which is which, where two versions stand side by side: bars one over the other, columns one beside the other. */
export function Legend({ names, of = 'bars' }: { names: readonly string[]; of?: 'bars' | 'columns' }) {
  const [first, second] = names.map(name => name.toLowerCase());
  if (first === undefined || second === undefined) return null;
  return (
    <Text size="xs" c="dimmed" {...(of === 'bars' ? { mb: 'xs' } : { mt: 'xs' })}>
      {of === 'bars'
        ? `Upper: ${first}. Lower, grey: ${second}.`
        : `Left column: ${first}. Right, paler: ${second}.`}
    </Text>
  );
}
