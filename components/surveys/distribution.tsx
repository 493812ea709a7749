'use client';

import { Box, Table, Text, VisuallyHidden } from '@mantine/core';
import { formatShare } from '@/domain/metrics/format';
import type { ScoredQuestion } from '@/domain/survey/scores';

/** One row per point of the scale, from the best to the worst: a bar, the count and its share. */
export function Distribution({
  question,
  distribution,
}: {
  question: ScoredQuestion;
  distribution: Record<string, number>;
}) {
  const points = Array.from({ length: question.max - question.min + 1 }, (_, index) => question.max - index);
  const counts = points.map(point => distribution[point] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...counts, 1);
  return (
    <Table withRowBorders={false} verticalSpacing={2} aria-label="Answers by score">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={64}>Score</Table.Th>
          <Table.Th>
            <VisuallyHidden>Bar</VisuallyHidden>
          </Table.Th>
          <Table.Th w={72} className="aw-number">
            Answers
          </Table.Th>
          <Table.Th w={72} className="aw-number">
            Share
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map((point, index) => {
          const count = counts[index] ?? 0;
          return (
            <Table.Tr key={point}>
              <Table.Td>{point}</Table.Td>
              <Table.Td>
                <Box h={12} w={`${(count / most) * 100}%`} bg="var(--aw-data)" style={{ borderRadius: 2 }} />
              </Table.Td>
              <Table.Td className="aw-number">{new Intl.NumberFormat().format(count)}</Table.Td>
              <Table.Td className="aw-number">
                <Text c="dimmed">{shareOf(count, total)}</Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** Somebody gave this score: that is never shown as nobody. */
function shareOf(count: number, total: number): string {
  if (total === 0) return formatShare(null);
  return count > 0 && count / total < 0.005 ? `< ${formatShare(0.01)}` : formatShare(count / total);
}
