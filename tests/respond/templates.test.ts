import { afterAll, beforeAll, expect, it } from 'vitest';
import { dice, fillIn } from '@/domain/survey/random-survey.arbitrary';
import { templates } from '@/domain/survey/templates/catalog';
import { newWorld, type World } from '../factories/world';
import { ask, filled, look, post, publish, responsesOf, type Seen, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
});
afterAll(() => site.close());

const PEOPLE = 6;

it.each(Object.entries(templates))(
  'the template %s is answered to its end by plain forms',
  async (_, template) => {
    const { definition } = template;
    const surveyId = await publish(world, definition);
    for (let person = 0; person < PEOPLE; person++) {
      const roll = dice(person);
      const asked = await ask(world, surveyId, {
        locale: definition.languages[person % definition.languages.length],
      });
      let seen: Seen = await look(site.url + asked.path);
      for (let pages = 0; seen.state === 'question'; pages++) {
        expect(pages).toBeLessThan(definition.pages.length);
        const shown = /name="_page" value="([^"]*)"/.exec(seen.html)?.[1];
        const page = definition.pages.find(({ id }) => id === shown);
        if (!page) throw new Error(`no page ${shown}`);
        const given: Record<string, string[]> = {};
        for (const [name, value] of fillIn(page, roll))
          if (seen.html.includes(`name="${name}"`)) given[name] = [...(given[name] ?? []), value];
        seen = await post(site.url + asked.path, filled(seen.html, given));
        expect([seen.status, seen.state]).not.toContain(422);
      }
      expect([seen.status, seen.state]).toEqual([200, 'completed']);
      expect(await responsesOf(world, asked)).toMatchObject([{ state: 'completed' }]);
    }
  },
);
