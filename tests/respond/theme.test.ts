import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadImage } from '@/server/services/image/upload';
import { updateWorkspace } from '@/server/services/workspace/update';
import { greenPng } from '../factories/pictures';
import { newWorld } from '../factories/world';
import { ask, look, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
beforeAll(async () => {
  site = await serveSurveys();
});
afterAll(() => site.close());

const survey = (theme: object, image?: object) => ({
  name: 'Boots',
  languages: ['en'],
  pages: [{ id: 'p', questions: [{ key: 'recommend', type: 'nps', title: 'Well?', image }] }],
  theme,
});
const sourcesOf = (headers: Headers) =>
  /img-src ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1];

it('takes from the company what the survey does not say, as soon as the company changes it', async () => {
  const world = await newWorld();
  const plain = await ask(world, await publish(world, survey({})));
  const own = await ask(world, await publish(world, survey({ color: '#7A1F5C', footer: {} })));
  expect((await look(site.url + plain.path)).html).toContain('--brand:#3D3FB8');

  const theme = { color: '#1F5F4A', font: 'classic' as const, footer: { en: 'Boots Ltd, Leeds' } };
  await world.run(ctx => updateWorkspace({ ctx, input: { settings: { theme } } }));
  const [first, second] = [await look(site.url + plain.path), await look(site.url + own.path)];
  expect(first.html).toContain('--brand:#1F5F4A');
  expect(first.html).toContain('Boots Ltd, Leeds');
  expect(second.html).toContain('--brand:#7A1F5C');
  expect(second.html).toContain('--font:Georgia');
  expect(second.html).not.toContain('Boots Ltd');
});

it('never keeps a page for others once the company’s foot names the reader', async () => {
  const world = await newWorld();
  const id = await publish(world, survey({}));
  const [ann, bob] = [await ask(world, id), await ask(world, id, { attributes: { tier: 'silver' } })];
  await look(site.url + ann.path);
  const theme = { footer: { en: 'For our {{customer.tier}} customers' } };
  await world.run(ctx => updateWorkspace({ ctx, input: { settings: { theme } } }));
  expect((await look(site.url + ann.path)).html).toContain('For our gold customers');
  expect((await look(site.url + bob.path)).html).toContain('For our silver customers');
});

it('keeps room for kept pictures, and lets in pictures from elsewhere only where there are some', async () => {
  const world = await newWorld();
  const { address } = await world.run(ctx => uploadImage({ ctx, input: { data: greenPng } }));
  const kept = await look(
    site.url +
      (
        await ask(
          world,
          await publish(world, survey({ logo: address }, { url: address, alt: { en: 'A boot' } })),
        )
      ).path,
  );
  expect(kept.html).toContain(`<img src="${address}" width="12" height="5" alt="Boots &amp; Co"/>`);
  expect(kept.html).toContain(`<img src="${address}" width="12" height="5" alt="A boot"/>`);
  expect(sourcesOf(kept.headers)).toBe("'self' data:");
  const far = await look(
    site.url + (await ask(world, await publish(world, survey({ logo: 'https://boots.example/a.png' })))).path,
  );
  expect(sourcesOf(far.headers)).toBe("'self' data: https:");
});
