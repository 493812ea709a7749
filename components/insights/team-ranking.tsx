import { Table, Text, VisuallyHidden } from '@mantine/core';
import { axisFor } from '@/domain/metrics/axis';
import { againstTheRest, nameOf, toneOf } from '@/domain/metrics/findings';
import { formatEstimate, formatValue } from '@/domain/metrics/format';
import { formatDay } from '../ui/when';
import { rankInWords } from './segment-words';
import classes from './segments.module.css';
import { SegmentsCard } from './segments-card';
import { RangeAxis, RangeDrawn } from './segments-range';
import { fewWords, teamFinding, teamTable } from './team-words';
import type { TeamData, TeamMember } from './use-team';

/** Bands of places where these cannot be told apart; within a band by name, for the order would say nothing. */
export function TeamRanking({ data, isStale }: { data: TeamData; isStale: boolean }) {
  const { metric, question, attribute, ranked, few, total, from, to, scope } = data;
  const axis = axisFor(
    metric,
    [total, ...ranked].flatMap(({ value, low, high }) => [value, low, high]),
    question?.scale,
  );
  const bands = [...new Set(ranked.map(one => one.rank?.ranks[0]))].map(first =>
    ranked.filter(one => one.rank?.ranks[0] === first),
  );
  const isAlone = scope === 'all' && ranked.length + few.length < 2;
  const standing = (member: TeamMember) => againstTheRest(metric, member, isAlone);
  return (
    <SegmentsCard
      title={
        ranked.length === 0 ? 'Nobody has the ten answers that a figure needs' : teamFinding(data, standing)
      }
      subtitle={`${question ? `${question.survey.name}, ` : ''}${dayOf(from)} to ${dayOf(to, -1)}, ${data.timezone}`}
      note="The dot is a fair estimate: with few answers it is drawn towards the average. The tick is what was counted, the line where the true value probably lies."
      table={() => teamTable(data)}
      fileName={`${metric}-team-${from}-${to}`}
      isStale={isStale}
    >
      {ranked.length > 0 ? (
        <div className={classes.scroll}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {scope === 'all' ? <Table.Th className={classes.wide}>Place</Table.Th> : null}
                <Table.Th>{attribute}</Table.Th>
                <Table.Th className={classes.wide}>
                  <VisuallyHidden>Drawn</VisuallyHidden>
                  <RangeAxis metric={metric} axis={axis} />
                </Table.Th>
                <Table.Th className="aw-number">{nameOf(metric)}</Table.Th>
                <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
                <Table.Th>Against the rest</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bands.map(band =>
                band.map((member, place) => (
                  <Table.Tr key={member.key} className={place === 0 ? classes.band : undefined}>
                    {member.rank && place === 0 ? (
                      <Table.Td rowSpan={band.length} className={`${classes.rank} ${classes.wide}`}>
                        <Text fw={500}>{rankInWords(member.rank.ranks)}</Text>
                        {band.length > 1 ? (
                          <Text size="xs" c="dimmed">
                            equals
                          </Text>
                        ) : null}
                      </Table.Td>
                    ) : null}
                    <Table.Td className={classes.name}>{member.key}</Table.Td>
                    <Table.Td className={classes.wide}>
                      <RangeDrawn
                        axis={axis}
                        value={member.rank?.value ?? member.value}
                        raw={member.rank ? member.value : null}
                        low={member.low}
                        high={member.high}
                        whole={total.value}
                      />
                    </Table.Td>
                    <Table.Td
                      className="aw-number"
                      title={`Fair ${formatValue(metric, member.rank?.value ?? null)}`}
                    >
                      {formatEstimate(metric, member)}
                    </Table.Td>
                    <Table.Td className={`aw-number ${classes.wide}`}>
                      {new Intl.NumberFormat('en').format(member.n)}
                    </Table.Td>
                    <Table.Td className={classes.tone} data-tone={toneFor(member)}>
                      {standing(member)}
                    </Table.Td>
                  </Table.Tr>
                )),
              )}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
      {few.length > 0 ? (
        <Text size="xs" c="dimmed" className={classes.foot}>
          {fewWords(data)}
        </Text>
      ) : null}
    </SegmentsCard>
  );
}

const toneFor = ({ verdict, difference }: TeamMember): 'good' | 'bad' | undefined =>
  toneOf({ value: difference.value, verdict }) ?? undefined;

/** A local date as it is read; `shift` in days: a range ends before its last. */
const dayOf = (date: string, shift = 0): string =>
  formatDay(new Date(Date.parse(`${date}T00:00:00Z`) + shift * 86_400_000), 'UTC');
