import { finished } from '@/domain/text/evaluate';
import { featuresOf } from '@/domain/text/features';
import { compileThemes } from '@/domain/text/match';
import { judge, train } from '@/domain/text/model';
import { builtInTaxonomy } from '@/domain/text/taxonomy/built-in';
import { loadDetector } from '@/server/services/comment/detect';
import type { Row } from './subject';
import { demoComments } from './text-demo';

const GOAL = 2_000;
const RUNS = 5;

/** Comments that one core understands in a second: language, feeling, themes. Writing them down is not in it. */
export async function readingSpeed(): Promise<Row[]> {
  const comments = demoComments(60);
  const matcher = compileThemes(
    builtInTaxonomy().map(({ key, rules }) => ({ id: key, rules })),
    () => performance.now(),
  );
  const detect = await loadDetector();
  const model = finished(
    train(
      comments.map(({ text, language }, index) => ({
        features: featuresOf(text, language),
        sentiment: index % 2 ? 1 : -1,
      })),
    ),
  );
  const speeds = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    for (const { text, language } of comments) {
      const told = detect(text, language);
      judge(model, featuresOf(text, told));
      matcher.match(text, told);
    }
    return (comments.length / (performance.now() - began)) * 1000;
  }).sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [speeds[0], speeds[Math.floor(RUNS / 2)], speeds.at(-1)];
  const whole = (speed: number) => Math.round(speed).toLocaleString('en');
  return [
    {
      what: 'comments understood per second, one core',
      value: `${whole(median)} (${whole(least)} to ${whole(most)})`,
      goal: `>= ${GOAL.toLocaleString('en')}`,
      met: median >= GOAL,
    },
  ];
}
