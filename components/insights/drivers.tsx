'use client';

import { Button, Checkbox, Popover, ScrollArea, Select, Stack } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { useSay } from '../surveys/results/use-results';
import { EmptyState, Loaded } from '../ui/states';
import { DriversMatrix } from './drivers-matrix';
import { DriversRanking } from './drivers-ranking';
import { DriversRoles } from './drivers-roles';
import { DriversVoices } from './drivers-voices';
import { outcomeName, refusalSentence } from './drivers-words';
import { InsightsFrame } from './insights-frame';
import { type DriversAddress, type DriversData, useDrivers } from './use-drivers';

/** Which ratings go with an outcome asked beside them. */
export function Drivers() {
  const address = useDrivers();
  const { data } = address.query;
  return (
    <InsightsFrame
      tools={
        <>
          {data?.survey ? <Choices data={data} address={address} /> : null}
          <RangePicker address={{ asked: address.asked, ask: address.ask, query: address.days }} />
          <FilterBar address={address} />
        </>
      }
    >
      <Loaded query={address.query}>{shown => <Shown data={shown} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Choices({ data, address }: { data: DriversData; address: DriversAddress }) {
  const say = useSay();
  const { ask } = address;
  const { survey, surveys, outcome, outcomes, items } = data;
  if (!survey) return null;
  const compared = items.filter(item => item.chosen);
  const known = surveys.some(one => one.id === survey.id) ? surveys : [survey, ...surveys];
  return (
    <>
      <Select
        aria-label="Survey"
        w={200}
        allowDeselect={false}
        data={known.map(({ id, name }) => ({ value: id, label: name }))}
        value={survey.id}
        onChange={id => ask({ survey: id, outcome: null, items: null, item: null })}
      />
      {outcome && outcomes.length > 1 ? (
        <Select
          aria-label="Outcome"
          w={240}
          allowDeselect={false}
          data={outcomes.map(one => ({ value: one.key, label: labelOf(one, say) }))}
          value={outcome.key}
          onChange={key => ask({ survey: survey.id, outcome: key, items: null, item: null })}
        />
      ) : null}
      {items.length > 1 ? (
        <Popover position="bottom-start" width={320} trapFocus>
          <Popover.Target>
            <Button leftSection={<IconListCheck size={16} stroke={1.5} />}>
              {compared.length} of {items.length} ratings
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <ScrollArea.Autosize mah={320}>
              <Checkbox.Group
                label="Compare"
                value={compared.map(item => item.key)}
                onChange={keys => {
                  if (keys.length > 0) ask({ survey: survey.id, items: keys, item: null });
                }}
              >
                <Stack gap="xs" mt="xs">
                  {items.map(item => (
                    <Checkbox key={item.key} value={item.key} label={say(item.title, item.languages)} />
                  ))}
                </Stack>
              </Checkbox.Group>
            </ScrollArea.Autosize>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </>
  );
}

type Outcome = DriversData['outcomes'][number];
type Say = ReturnType<typeof useSay>;

const labelOf = ({ title, languages, metric, key }: Outcome, say: Say): string =>
  say(title, languages) || (metric === 'index' ? 'Satisfaction index' : key);

function Shown({ data, address }: { data: DriversData; address: DriversAddress }) {
  const say = useSay();
  const { ask, asked } = address;
  const { survey, outcome, items, ranking } = data;
  if (!survey || !outcome)
    return (
      <EmptyState>
        Drivers need a survey that asks for an overall score and, beside it, for ratings of what may lie
        behind it. The template “Driver battery” does both.
      </EmptyState>
    );
  const nameOf = (key: string) => {
    const item = items.find(one => one.key === key);
    return (item && say(item.title, item.languages)) || key;
  };
  const outcomeWords = outcomeName(outcome.metric, labelOf(outcome, say));
  const compared = items.filter(item => item.chosen);
  if (!ranking)
    return (
      <EmptyState>{`${survey.name} asks no ratings beside ${outcomeWords} that could be compared.`}</EmptyState>
    );
  if (!ranking.ok) {
    const skipped = compared.toSorted((a, b) => (b.missing ?? 0) - (a.missing ?? 0))[0];
    const suspect =
      ranking.reason === 'too_few'
        ? (skipped?.missing ?? 0) > 0.1
          ? skipped?.key
          : undefined
        : ranking.items.at(-1);
    const rest = compared.filter(item => item.key !== suspect).map(item => item.key);
    return (
      <EmptyState
        action={
          suspect && suspect !== 'outcome' && rest.length >= 2 ? (
            <Button onClick={() => ask({ survey: survey.id, items: rest })}>
              Leave out “{nameOf(suspect)}”
            </Button>
          ) : undefined
        }
      >
        {refusalSentence(ranking, nameOf, { outcome: outcomeWords, compared: compared.length })}
      </EmptyState>
    );
  }
  const pick = (key: string) => ask({ item: key });
  const fileName = `drivers-${data.to}`;
  return (
    <Stack gap="md">
      <DriversRanking
        data={data}
        ranking={ranking}
        nameOf={nameOf}
        outcome={outcomeWords}
        fileName={fileName}
        onPick={pick}
      />
      <DriversMatrix ranking={ranking} nameOf={nameOf} fileName={`${fileName}-matrix`} onPick={pick} />
      <DriversRoles ranking={ranking} nameOf={nameOf} outcome={outcomeWords} fileName={`${fileName}-ends`} />
      <DriversVoices
        item={compared.find(one => one.key === asked.item) ?? null}
        name={asked.item === null ? '' : nameOf(asked.item)}
        survey={survey.id}
        address={address}
      />
    </Stack>
  );
}
