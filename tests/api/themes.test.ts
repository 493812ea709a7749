import { expect, it } from 'vitest';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { apiOf } from '../factories/api';
import { newTheme, readAs } from '../factories/themes';
import { newWorld } from '../factories/world';

it('GET /themes tells what people write about, and GET /responses finds them by it', async () => {
  const world = await newWorld();
  const theme = await world.run(async ctx => {
    const asked = await askedSurvey(ctx);
    const id = await newTheme(ctx, 'Car park');
    for (let i = 0; i < 12; i += 1) {
      const at = new Date('2026-03-10T10:00:00Z');
      const response = await giveAnswer(ctx, asked, { at, scores: { recommend: 3 }, comment: `Full ${i}` });
      if (i < 4) await readAs(ctx, response, { themes: [id], sentiment: -1 });
    }
    return id;
  });
  const call = await apiOf(world);
  const { body } = await call('GET', '/themes?from=2026-03-01&to=2026-04-01');
  expect(body.data).toMatchObject([
    { id: theme, name: 'Car park', n: 4, value: -100, sentiment: { negative: 4 }, previous: { n: 0 } },
  ]);
  const match = encodeURIComponent(JSON.stringify({ theme: [theme] }));
  const listed = await call('GET', `/responses?match=${match}`);
  expect(listed.body.data).toHaveLength(4);
  expect(listed.body.data[0].themes).toEqual(['Car park']);
});
