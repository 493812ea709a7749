'use client';

import { Alert, SegmentedControl, Stack } from '@mantine/core';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { InsightsFrame } from './insights-frame';
import { MeasurePicker } from './measure-picker';
import { TeamCoaching } from './team-coaching';
import { TeamKudos } from './team-kudos';
import { TeamRanking } from './team-ranking';
import { noOwnWords } from './team-words';
import { type TeamAddress, type TeamData, teamSides, useTeam, useTeamMembers } from './use-team';

const sideNames: Record<(typeof teamSides)[number], string> = { agent: 'People', location: 'Places' };

/** How the front line is liked: ranked fairly, praised in public, coached in private. */
export function Team() {
  const address = useTeam();
  const { can } = useWorkspace();
  const { ask, of } = address;
  const members = useTeamMembers(address);
  return (
    <InsightsFrame
      tools={
        <>
          {can('serve') ? (
            <SegmentedControl
              aria-label="Who"
              size="sm"
              data={teamSides.map(value => ({ value, label: sideNames[value] }))}
              value={of}
              onChange={value => ask({ of: teamSides.find(one => one === value) ?? null, coach: null })}
            />
          ) : null}
          <MeasurePicker address={address} />
          <RangePicker address={address} />
          <FilterBar address={address} />
        </>
      }
    >
      <Stack gap="md">
        <Loaded query={members}>
          {data => <Members data={data} address={address} isStale={members.isPlaceholderData} />}
        </Loaded>
        <TeamKudos address={address} />
      </Stack>
    </InsightsFrame>
  );
}

function Members({ data, address, isStale }: { data: TeamData; address: TeamAddress; isStale: boolean }) {
  const { attribute, ranked, few, scope } = data;
  if (scope === 'own' && ranked.length === 0)
    return (
      <Alert variant="outline" role="status">
        {noOwnWords(data)}
      </Alert>
    );
  if (ranked.length === 0 && few.length === 0)
    return (
      <EmptyState>
        {`No answer in these days carries “${attribute}”. Send it as an attribute of interactions, or choose another one under Settings, Follow-up.`}
      </EmptyState>
    );
  return (
    <>
      <TeamRanking data={data} isStale={isStale} />
      <TeamCoaching data={data} address={address} />
    </>
  );
}
