import { describe, expect, it } from 'vitest';
import { surveyDefinition } from '@/domain/survey/definition';
import { templates } from '@/domain/survey/templates/catalog';
import { textsOf } from '@/domain/survey/texts';
import { withText } from '../../draft';
import { textKind } from './text-kinds';

const written = Object.values(templates).flatMap(({ definition }) =>
  textsOf(definition)
    .filter(({ path }) => !path.startsWith('email') && !path.endsWith('.alt') && !path.includes('.points.'))
    .map(({ path }) => ({ definition, path })),
);
/** Each place once, whatever its numbers. */
const places = [...new Map(written.map(one => [one.path.replace(/\d+/g, '0'), one])).values()];

describe('the most characters of a text on the page', () => {
  it.each(places.map(place => [place.path, place] as const))(
    'is what the definition takes: %s',
    (path, { definition }) => {
      const { max, name } = textKind(path);
      const language = definition.languages[0] ?? 'en';
      const of = (length: number) =>
        surveyDefinition.safeParse(withText(definition, path, language, 'x'.repeat(length))).success;
      expect([name === 'Text' && !path.startsWith('endings'), of(max), of(max + 1)]).toEqual([
        false,
        true,
        false,
      ]);
    },
  );
});
