'use client';

import { Anchor, Text } from '@mantine/core';
import Link from 'next/link';
import { type Decided, decisionParts } from '@/domain/sending/decision-words';
import type { Outputs } from '../trpc';
import { formatDay, formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';

export type LoggedDecision = Outputs['decision']['list']['data'][number];

/** Why somebody was asked or not, in a sentence; the invitation that stood in the way is a link to it. */
export function DecisionSentence({ decision, size }: { decision: LoggedDecision; size?: 'xs' | 'sm' }) {
  const { href, timezone } = useWorkspace();
  const { blocker } = decision;
  return (
    <Text span size={size} fw={decision.outcome === 'invited' ? 500 : undefined}>
      {decisionParts(inWords(decision, timezone)).map(({ text, isBlocker }, index) =>
        isBlocker && blocker ? (
          <Anchor
            key={index}
            component={Link}
            inherit
            underline="always"
            href={`${href('customers', blocker.customer)}#invitation-${blocker.id}`}
          >
            {text}
          </Anchor>
        ) : (
          text
        ),
      )}
    </Text>
  );
}

/** The decision with its moments as days of the workspace. */
export function inWords(decision: LoggedDecision, timezone: string): Decided {
  const { blocker, made, stopped, dueAt } = decision;
  const day = (at: Date) => formatDay(at, timezone);
  const isPlanned = made?.state === 'scheduled';
  return {
    outcome: decision.outcome,
    reason: decision.reason,
    detail: decision.detail,
    blocked: blocker && {
      on: day(blocker.at),
      isPlanned: blocker.state === 'scheduled',
      by: blocker.program,
    },
    sentOn: made && (isPlanned ? formatMoment(made.at, timezone) : day(made.at)),
    state: made?.state ?? null,
    dueOn: dueAt && formatMoment(dueAt, timezone),
    stopped: stopped && { ...stopped, on: day(stopped.at) },
  };
}
