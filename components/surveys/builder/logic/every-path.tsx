'use client';

import { Alert, Anchor, Box, Button, Stack, Text } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { subjectOf } from '@/domain/survey/condition-terms';
import { subjectInWords, valueInWords } from '@/domain/survey/condition-words';
import type { AnswerValue } from '@/domain/survey/definition';
import { capital, endingName, targetName } from '@/domain/survey/names';
import { routesOf, type SampleRoute } from '@/domain/survey/routes';
import { useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { counted } from '../../words';
import classes from './paths.module.css';

/** All ways through the survey with the fewest answers that lead there. */
export function EveryPath({ onTry }: { onTry: (route: SampleRoute) => void }) {
  const { definition, language, select } = useDraftRoom();
  const checked = useDeferredValue(definition);
  const { routes, isComplete, unseen } = useMemo(() => routesOf(checked), [checked]);
  const lost = [
    ...unseen.pages.map(id => ({ kind: 'page' as const, id })),
    ...unseen.endings.map(id => ({ kind: 'ending' as const, id })),
  ];
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {isComplete
          ? `${counted(routes.length, 'path')} through this survey, each with the fewest answers that lead there.`
          : `${counted(routes.length, 'path')} of many, each with the fewest answers that lead there.`}
      </Text>
      {lost.length > 0 ? (
        <Alert variant="outline" p="xs">
          <Text size="sm">No path comes to</Text>
          {lost.map(part => (
            <Anchor
              key={`${part.kind} ${part.id}`}
              component="button"
              type="button"
              display="block"
              ta="start"
              onClick={() => select(part)}
            >
              {capital(targetName(checked, part.id, language))}
            </Anchor>
          ))}
        </Alert>
      ) : null}
      <Stack gap="xs" component="ol" className={classes.routes}>
        {routes.map(route => {
          const pages = route.pages.map(id => checked.pages.findIndex(page => page.id === id));
          const ending = checked.endings.findIndex(({ id }) => id === route.ending);
          return (
            <li key={`${route.pages.join(' ')} ${route.ending}`} className={classes.route}>
              <Box>
                <Text size="sm" fw={500}>
                  {ending >= 0 ? capital(endingName(checked, ending, language)) : 'No thank-you page'}
                </Text>
                <Text size="sm">
                  {pages.length > 0
                    ? `${pages.length > 1 ? 'Pages' : 'Page'} ${pages.map(index => index + 1).join(' → ')}`
                    : 'Nothing is asked on this path.'}
                </Text>
                <Text size="xs" c="dimmed">
                  {wordsOf(route)}
                </Text>
              </Box>
              <Button
                variant="default"
                size="compact-xs"
                style={{ flexShrink: 0 }}
                onClick={() => onTry(route)}
              >
                Try it
              </Button>
            </li>
          );
        })}
      </Stack>
    </Stack>
  );

  function wordsOf(route: SampleRoute): string {
    const say = (name: string, value: AnswerValue): string => {
      const leaf = { question: name, op: 'eq' as const };
      const subject = subjectOf(leaf, checked);
      if (typeof value === 'object' && !Array.isArray(value))
        return Object.entries(value)
          .map(([row, point]) => say(`${name}.${row}`, point))
          .join(', ');
      const words = [value].flat().map(one => valueInWords(subject, one, checked, language));
      return `${subjectInWords(leaf, checked, language)}: ${words.join(', ')}`;
    };
    const given = Object.entries(route.answers).map(([name, value]) => say(name, value));
    const attributes = Object.entries(route.context.attributes ?? {}).map(
      ([name, value]) => `${subjectInWords({ attribute: name, op: 'eq' }, checked)}: ${value}`,
    );
    const tag = route.context.language ?? '';
    const reader =
      checked.languages.length > 1 && tag !== checked.languages[0] ? [`in ${languageName(tag)}`] : [];
    return [...given, ...attributes, ...reader].join(' · ') || 'Without any answer';
  }
}
