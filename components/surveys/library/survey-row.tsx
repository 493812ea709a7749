'use client';

import { Anchor, Group, Skeleton, Table, Text } from '@mantine/core';
import Link from 'next/link';
import type { Outputs } from '../../trpc';
import { When } from '../../ui/when';
import { useWorkspace } from '../../ui/workspace-context';
import classes from '../list.module.css';
import { SurveyMenu } from '../survey-menu';
import { stateWords } from '../words';
import { type SurveyScore, scoreWords } from './score-words';

type Listed = Outputs['survey']['list']['data'][number];

/** One survey of the library. `score`: undefined while it is read, null where the survey asks for none. */
export function SurveyRow({
  survey,
  score,
  onTag,
  ...marked
}: {
  survey: Listed;
  score: SurveyScore | null | undefined;
  onTag: (tag: string) => void;
}) {
  const { href } = useWorkspace();
  return (
    <Table.Tr {...marked}>
      <Table.Td>
        <Group gap={6}>
          <Anchor component={Link} href={href('surveys', survey.id)}>
            {survey.name}
          </Anchor>
          {survey.tags.map(tag => (
            <button
              key={tag}
              type="button"
              className={classes.tag}
              aria-label={`Only surveys tagged ${tag}`}
              onClick={() => onTag(tag)}
            >
              {tag}
            </button>
          ))}
        </Group>
        <Text c="dimmed" size="xs" className={classes.narrow}>
          {stateWords(survey)}
        </Text>
      </Table.Td>
      <Table.Td className={classes.wide}>{stateWords(survey)}</Table.Td>
      <Table.Td>
        <Score score={survey.publishedVersion === null ? null : score} />
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>
        {new Intl.NumberFormat().format(survey.responses)}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <When at={survey.lastAnswerAt} />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <When at={survey.updatedAt} />
      </Table.Td>
      <Table.Td py={0}>
        <SurveyMenu survey={survey} answered={survey.responses} />
      </Table.Td>
    </Table.Tr>
  );
}

function Score({ score }: { score: SurveyScore | null | undefined }) {
  if (score === undefined) return <Skeleton height={14} width={96} />;
  if (score === null)
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  const { figure, range, support, isFew } = scoreWords(score);
  return (
    <Text className={classes.score} {...(isFew ? { c: 'dimmed' } : {})}>
      <span>{figure}</span> <span>{range}</span>{' '}
      <Text span c="dimmed" size="xs">
        {support}
      </Text>
    </Text>
  );
}
