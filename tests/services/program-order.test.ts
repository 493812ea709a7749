import { expect, it } from 'vitest';
import { arrangePrograms } from '@/server/services/program/arrange';
import { createProgram } from '@/server/services/program/create';
import { listPrograms } from '@/server/services/program/read';
import { publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';

it('programs ask in the order they are put in; new ones come last, and an order that is not whole changes nothing', async () => {
  const world = await newWorld();
  const survey = await publishedSurvey(world);
  const make = (name: string) =>
    world.run(ctx => createProgram({ ctx, input: { name, survey, trigger: { types: ['a'] } } }));
  const names = async () => (await world.run(ctx => listPrograms({ ctx }))).map(program => program.name);
  const [first, second, third] = [await make('first'), await make('second'), await make('third')];

  await world.run(ctx => arrangePrograms({ ctx, input: { ids: [third.id, first.id, second.id] } }));
  expect(await names()).toEqual(['third', 'first', 'second']);
  await make('fourth');
  expect(await names()).toEqual(['third', 'first', 'second', 'fourth']);

  const late = world.run(ctx => arrangePrograms({ ctx, input: { ids: [first.id, second.id, third.id] } }));
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
  expect(await names()).toEqual(['third', 'first', 'second', 'fourth']);
});
