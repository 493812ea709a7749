/** @jsxImportSource preact */
import type { Question, QuestionOf, ScaleLabels } from '@/domain/survey/definition';
import { pointsOf, type Scale, scaleOf } from '@/domain/survey/scale';
import { Said } from './marks';
import type { Scene } from './view';
import { fill } from './words/words';

type Props = {
  scene: Scene;
  name: string;
  value: string | undefined;
  isRequired: boolean;
  isFaulty: boolean;
};
type ScaleQuestion = QuestionOf<'nps' | 'csat' | 'ces' | 'rating' | 'matrix'>;

/** One row of radio buttons. Only the ends carry words for the eye; every point has a full name for the ear. */
export function ScaleRow({
  question,
  isRepeated = false,
  ...props
}: Props & {
  question: ScaleQuestion;
  /** The same words at the ends stand above already. */
  isRepeated?: boolean;
}) {
  const { scene } = props;
  const scale = scaleOf(question) ?? { min: 1, max: 1 };
  const style = 'style' in question ? question.style : 'numbers';
  const ends = endsOf(question, scene);
  const hasEnds = Boolean(ends.low || ends.high);
  return (
    <div class="sc">
      <div class={`pts ${style} n${scale.max - scale.min + 1}`}>
        {pointsOf(scale).map((point, index) => (
          <label key={point}>
            <input
              type="radio"
              id={index === 0 ? `f-${props.name}` : undefined}
              name={props.name}
              value={point}
              checked={props.value === String(point)}
              required={props.isRequired}
              aria-label={spoken(question, scale, point, style, scene)}
              aria-invalid={props.isFaulty ? 'true' : undefined}
            />
            <span aria-hidden="true">
              <Mark style={style} point={point} />
            </span>
          </label>
        ))}
      </div>
      {(hasEnds || (scene.at && !isRepeated)) && (
        <div class="ends" aria-hidden="true" {...(!hasEnds && { 'data-none': '' })}>
          {(['low', 'high'] as const).map(end => (
            <span key={end}>
              {isRepeated ? (
                ends[end]
              ) : (
                <Said scene={scene} of={question} name={`labels.${end}`} text={ends[end]} />
              )}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** Height of the mouth's ends and of its bend, from sad to glad. No colours: they would push people up the scale. */
const MOUTHS = [
  [24, 17],
  [22.5, 20],
  [21, 21],
  [20, 23.5],
  [19, 27],
] as const;

/** What the eye sees: the number, a star, a face. Drawn here, since a font's star may be a coloured picture. */
function Mark({ style, point }: { style: 'numbers' | 'stars' | 'faces'; point: number }) {
  if (style === 'numbers') return <b>{point}</b>;
  const [ends, middle] = MOUTHS[point - 1] ?? [21, 21];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: what stands around it is hidden from readers
    <svg viewBox="0 0 32 32">
      {style === 'stars' ? (
        <path d="M16 3.5 19.8 11.7 28.8 12.8 22.2 19 23.9 27.9 16 23.5 8.1 27.9 9.8 19 3.2 12.8 12.2 11.7Z" />
      ) : (
        <>
          <circle cx="16" cy="16" r="13" />
          <path d={`M11.5 12v1M20.5 12v1M10 ${ends}Q16 ${middle} 22 ${ends}`} />
        </>
      )}
    </svg>
  );
}

/** Such as "4 of 5, Satisfied": also for the numbers, since not every language says the point first. */
function spoken(question: ScaleQuestion, scale: Scale, point: number, style: string, scene: Scene): string {
  const { words } = scene;
  const label = pointLabel(question, scale, point, scene);
  const place = fill(style === 'stars' ? words.star : words.point, { point, max: scale.max });
  return label ? `${place}, ${label}` : place;
}

function pointLabel(question: ScaleQuestion, scale: Scale, point: number, scene: Scene): string {
  const own = scene.say(question.labels?.points?.[String(point)]);
  if (own) return own;
  const ends = endsOf(question, scene);
  if (point === scale.min && ends.low) return ends.low;
  if (point === scale.max && ends.high) return ends.high;
  return question.type === 'csat' ? (scene.words.csat.points[point - 1] ?? '') : '';
}

/** The survey's own words at the ends, else the page's for the three known scales. */
function endsOf(question: Question & { labels?: ScaleLabels }, scene: Scene): { low: string; high: string } {
  const usual =
    question.type === 'nps' || question.type === 'csat' || question.type === 'ces'
      ? scene.words[question.type]
      : { low: '', high: '' };
  return {
    low: scene.say(question.labels?.low) || usual.low,
    high: scene.say(question.labels?.high) || usual.high,
  };
}
