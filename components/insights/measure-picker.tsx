import { Select } from '@mantine/core';
import { nameOf } from '@/domain/metrics/findings';
import { useSay } from '../surveys/results/use-results';
import type { Outputs } from '../trpc';
import type { SegmentsAddress } from './use-segments';

type Measure = Outputs['report']['measures'][number];

/** What the picker needs of a page's address. */
type MeasureAddress = Pick<SegmentsAddress, 'measure' | 'measures'> & {
  ask: (next: {
    metric: Measure['metric'] | null;
    survey: string | null;
    question: string | null;
  }) => unknown;
};

/** The headline figures of the workspace, then every scored question, survey by survey. */
export function MeasurePicker({ address: { ask, measure, measures } }: { address: MeasureAddress }) {
  const say = useSay();
  const known = measures.data ?? [];
  const headlines = [...new Set([measure.metric, ...known.map(one => one.metric)])]
    .filter(metric => metric !== 'mean')
    .map(metric => ({ value: metric, label: nameOf(metric) }));
  const surveys = [...new Map(known.map(({ survey }) => [survey.id, survey])).values()];
  const labelOf = (one: Measure): string =>
    `${one.metric === 'mean' ? '' : `${nameOf(one.metric)}: `}${wordsOf(one, say) || 'three questions'}`;
  const idOf = (one: Measure): string => JSON.stringify([one.metric, one.survey.id, one.question]);
  const chosen = chosenOf({ measure, measures });
  const pick = (value: string | null) => {
    const one = known.find(item => idOf(item) === value);
    if (one) return ask({ metric: one.metric, survey: one.survey.id, question: one.question });
    const headline = headlines.find(item => item.value === value);
    return ask({ metric: headline?.value ?? null, survey: null, question: null });
  };
  return (
    <Select
      aria-label="Figure"
      w={220}
      searchable
      nothingFoundMessage="No question by that name"
      comboboxProps={{ width: 360, position: 'bottom-start' }}
      data={[
        { group: 'Headline', items: headlines },
        ...surveys.map(({ id, name }, place) => ({
          group: apart(name, surveys.slice(0, place)),
          items: known
            .filter(one => one.survey.id === id)
            .map(one => ({ value: idOf(one), label: labelOf(one) })),
        })),
      ]}
      value={chosen ? idOf(chosen) : measure.metric}
      onChange={pick}
    />
  );
}

/** The words of the question that was picked; null for a headline figure. */
export function useQuestionWords(address: SegmentsAddress): string | null {
  const say = useSay();
  const chosen = chosenOf(address);
  return chosen ? wordsOf(chosen, say) || null : null;
}

const chosenOf = ({ measure, measures }: Pick<SegmentsAddress, 'measure' | 'measures'>) =>
  measures.data?.find(one => one.survey.id === measure.survey && one.question === measure.question);

const wordsOf = ({ title, row, survey }: Measure, say: ReturnType<typeof useSay>): string =>
  [title, row]
    .map(text => say(text, survey.languages))
    .filter(Boolean)
    .join(' · ');

/** Two surveys of one name are two groups: `Your boots`, `Your boots (2)`. */
function apart(name: string, before: readonly { name: string }[]): string {
  const same = before.filter(one => one.name === name).length;
  return same === 0 ? name : `${name} (${same + 1})`;
}
