import { Box, Text } from '@mantine/core';
import { type Column, Columns } from '../../charts/columns';
import { type Results, scannedInWords, tappedInWords } from './words';

/** Scores tapped in the mail that nobody sent, by point; and links that a mail scanner followed. Neither is an answer. */
export function Unsent({ results }: { results: Results }) {
  const { taps, questions } = results;
  const [tapped, scanned] = [tappedInWords(taps), scannedInWords(taps.scanned)];
  if (!tapped && !scanned) return null;
  return (
    <Box mt="md">
      {tapped ? <Text size="sm">{tapped}</Text> : null}
      {taps.questions.map(({ key, values }) => {
        const scale = questions.find(one => one.key === key)?.scale;
        return scale ? <Points key={key} scale={scale} values={values} /> : null;
      })}
      {scanned ? (
        <Text size="xs" c="dimmed" mt={tapped ? 'sm' : 0}>
          {scanned}
        </Text>
      ) : null}
    </Box>
  );
}

type Values = Results['taps']['questions'][number]['values'];

/** In grey: a tap that was not sent is neither good nor bad, and no answer. */
function Points({ scale: { min, max }, values }: { scale: { min: number; max: number }; values: Values }) {
  const all = values.reduce((sum, { n }) => sum + n, 0);
  const columns = Array.from({ length: max - min + 1 }, (_, i): Column => {
    const point = String(min + i);
    const n = values.find(({ value }) => value === min + i)?.n ?? 0;
    return {
      key: point,
      tick: point,
      name: point,
      parts: [n / all],
      text: n > 0 ? String(n) : '',
      tone: 'mid',
    };
  });
  return <Columns columns={columns} label="Tapped in the mail and not sent, by score" />;
}
