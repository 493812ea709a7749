import { Anchor, Popover, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { HOW_SURE, isSure, nameOf } from '@/domain/metrics/findings';
import { formatInterval, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { useWorkspace } from '../ui/workspace-context';
import { percent } from './segment-words';
import classes from './segments.module.css';
import { ShowAll } from './segments-card';
import themeClasses from './themes.module.css';
import { changeFacts, changeText, feelingText, impactFacts, impactText, impactTone } from './themes-words';
import {
  type ThemeRow,
  type ThemeSort,
  type ThemesAddress,
  type ThemesData,
  useAnswersHref,
} from './use-themes';

/** Rows shown before *Show all*. */
const FIRST = 15;

/** Each theme: how often, more or less than before, how it goes with the score, how it feels, and one voice. */
export function ThemesTable({ data, address }: { data: ThemesData; address: ThemesAddress }) {
  const [all, setAll] = useState(false);
  const { metric, previous } = data;
  const rows = sortRows(data.rows, address.asked.sort);
  const head = (name: ThemeSort, label: string, className?: string) => (
    <Table.Th
      className={className}
      aria-sort={address.asked.sort === name ? (name === 'name' ? 'ascending' : 'descending') : undefined}
    >
      <UnstyledButton
        className={classes.sort}
        fz="xs"
        data-on={address.asked.sort === name || undefined}
        onClick={() => address.ask({ sort: name })}
      >
        {label}
        {address.asked.sort === name ? (
          <IconChevronDown
            size={14}
            stroke={1.5}
            aria-hidden
            style={name === 'name' ? { rotate: '180deg' } : {}}
          />
        ) : null}
      </UnstyledButton>
    </Table.Th>
  );
  return (
    <>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {head('name', 'Theme')}
              {head('n', 'Answers', 'aw-number')}
              {head('change', `Against ${daysLabel(previous.start, previous.end)}`, classes.wide)}
              <Table.Th className={`aw-number ${classes.wide}`}>{nameOf(metric)} with it</Table.Th>
              {head('impact', 'Impact')}
              <Table.Th className={classes.wide}>Feeling</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? rows : rows.slice(0, FIRST)).map(row => (
              <Row key={row.id} row={row} data={data} address={address} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {all ? null : <ShowAll shown={FIRST} all={rows.length} onAll={() => setAll(true)} />}
    </>
  );
}

function Row({ row, data, address }: { row: ThemeRow; data: ThemesData; address: ThemesAddress }) {
  const answers = useAnswersHref(address, data);
  const { href } = useWorkspace();
  const { metric } = data;
  const { id, name, n, share, figure, quote } = row;
  const change = changeText(row);
  const impact = impactText(metric, row);
  return (
    <Table.Tr className={figure.note ? classes.few : undefined}>
      <Table.Td className={themeClasses.theme}>
        <Text fw={500}>{name}</Text>
        {quote ? (
          <Anchor
            component={Link}
            href={`${href('responses')}?open=${quote.responseId}`}
            size="xs"
            c="dimmed"
            className={themeClasses.quote}
            lang={quote.language ?? undefined}
            dir="auto"
          >
            “{quote.text}”
          </Anchor>
        ) : null}
      </Table.Td>
      <Table.Td className="aw-number">
        <Anchor
          component={Link}
          href={answers({ theme: [id] })}
          underline="always"
          aria-label={`${name}: ${formatCount(n, 'answer')}`}
        >
          {new Intl.NumberFormat('en').format(n)}
        </Anchor>{' '}
        <span className={classes.size}>{percent(share.value ?? 0)}</span>
        {isSure(row.change.verdict) ? <span className={themeClasses.narrow}>{change}</span> : null}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Pressed
          name={name}
          label={change}
          tone={null}
          isSure={isSure(row.change.verdict)}
          facts={changeFacts(row, data)}
        >
          {change}
        </Pressed>
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>
        {figure.note === 'hidden' ? 'Hidden' : formatValue(metric, figure.value)}
        <span className={themeClasses.interval}>{formatInterval(metric, figure)}</span>
      </Table.Td>
      <Table.Td>
        <Pressed
          name={name}
          label={impact}
          tone={impactTone(row)}
          isSure={isSure(row.impact.verdict)}
          facts={impactFacts(row, data)}
        >
          {impact}
        </Pressed>
        {row.impact.low === null || row.impact.high === null || row.impact.verdict === 'too_few' ? null : (
          <span className={themeClasses.interval}>
            {formatSignedChange(metric, row.impact.low)} to {formatSignedChange(metric, row.impact.high)}
          </span>
        )}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Feeling row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Words that can be pressed for what stands behind them. */
function Pressed({
  name,
  label,
  tone,
  isSure: sure,
  facts,
  children,
}: {
  name: string;
  label: string;
  tone: 'good' | 'bad' | null;
  isSure: boolean;
  facts: readonly string[];
  children: ReactNode;
}) {
  return (
    <Popover position="bottom" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.press}
          aria-label={`${name}: ${label}. How sure?`}
          data-tone={tone ?? (sure ? undefined : 'none')}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text fw={600}>{name}</Text>
          {facts.map(fact => (
            <Text key={fact}>{fact}</Text>
          ))}
          <Text size="xs" c="dimmed">
            {HOW_SURE} p is adjusted for the number of themes.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Shares of negative, neutral and positive comments, in words for whoever does not see the bar. */
function Feeling({ row }: { row: ThemeRow }) {
  const { negative, neutral, positive } = row.sentiment;
  const known = negative + neutral + positive;
  const words = feelingText(row);
  if (known === 0)
    return (
      <Text size="xs" c="dimmed">
        {row.figure.note === 'hidden' ? 'Hidden' : 'Not available'}
      </Text>
    );
  return (
    <div className={themeClasses.feeling} role="img" aria-label={words} title={words}>
      {negative > 0 ? <span data-band="bad" style={{ flexGrow: negative }} /> : null}
      {neutral > 0 ? <span data-band="mid" style={{ flexGrow: neutral }} /> : null}
      {positive > 0 ? <span data-band="good" style={{ flexGrow: positive }} /> : null}
      <span className={themeClasses.count}>{percent(negative / known)} negative</span>
    </div>
  );
}

/** As the report has them, or by frequency, name, or impact: the sure ones first, the worst of them at the top. */
function sortRows(rows: readonly ThemeRow[], sort: ThemeSort): ThemeRow[] {
  if (sort === 'change') return [...rows];
  const orders: Record<Exclude<ThemeSort, 'change'>, (a: ThemeRow, b: ThemeRow) => number> = {
    n: (a, b) => b.n - a.n,
    name: (a, b) => a.name.localeCompare(b.name),
    impact: (a, b) =>
      Number(isSure(b.impact.verdict)) - Number(isSure(a.impact.verdict)) ||
      (a.impact.value ?? Number.POSITIVE_INFINITY) - (b.impact.value ?? Number.POSITIVE_INFINITY),
  };
  return rows.toSorted(orders[sort]);
}
