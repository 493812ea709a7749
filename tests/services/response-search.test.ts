import { beforeAll, describe, expect, it } from 'vitest';
import { readComments } from '@/server/services/comment/read';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { browseResponses } from '@/server/services/response/browse';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { readAs } from '../factories/themes';
import { newWorld, type World } from '../factories/world';

const at = new Date('2026-03-10T10:00:00Z');
let world: World;
let asked: AskedSurvey;

const say = (comment: string, language: string | null = 'en', customerId?: string) =>
  world.run(async ctx => {
    const given = { at, scores: { recommend: 7 }, comment, ...(customerId && { customerId }) };
    const id = await giveAnswer(ctx, asked, given);
    if (language) await readAs(ctx, id, { language });
    return id;
  });

const found = async (q: string, personal = true) => {
  const page = await world.run(ctx => browseResponses({ ctx, input: { q, limit: 200 }, personal }));
  return page.data;
};
const texts = async (q: string, personal = true) => (await found(q, personal)).map(row => row.comment).sort();

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx));
  await say('The deliveries were late twice, and nobody apologised');
  await say('Delivered on time. The refund came quickly');
  await say('Die Lieferungen kamen spät, der Verkäufer war freundlich', 'de');
  await say('Les chaussures étaient abîmées', 'fr');
  await say('配送が遅いです', 'ja');
  await say('<b>Late</b> & sorry <script>alert(1)</script>');
  await say('Not read yet, but the till was broken', null);
  await say(`${'Nothing to see here. '.repeat(60)}Then the zipper jammed. ${'And on it went. '.repeat(60)}`);
});

describe('searching responses', () => {
  it('finds any form of a word in the language of the comment', async () => {
    expect(await texts('deliver')).toEqual([
      'Delivered on time. The refund came quickly',
      'The deliveries were late twice, and nobody apologised',
    ]);
    expect(await texts('delivery')).toEqual(['The deliveries were late twice, and nobody apologised']);
    expect(await texts('Lieferung')).toEqual(['Die Lieferungen kamen spät, der Verkäufer war freundlich']);
    expect(await texts('chaussure')).toEqual(['Les chaussures étaient abîmées']);
  });

  it('takes an unfinished last word, phrases and what must not stand there', async () => {
    expect(await texts('nobody apol')).toHaveLength(1);
    expect(await texts('"late twice"')).toHaveLength(1);
    expect(await texts('"twice late"')).toEqual([]);
    expect(await texts('late -sorry')).toEqual(['The deliveries were late twice, and nobody apologised']);
    expect(await texts('till broken')).toEqual(['Not read yet, but the till was broken']);
    expect(await texts('遅い')).toEqual(['配送が遅いです']);
    for (const odd of ['"', '-', "'", ':*', '&', '!!', '( | )', '\\', '<->', 'a:b & !c']) await found(odd);
  });

  it('marks what it found, as text and never as markup, and shortens what is long', async () => {
    const [row] = (await found('late sorry')).filter(one => one.comment?.startsWith('<b>'));
    expect(row?.hits?.map(piece => piece.text).join('')).toBe(
      '<b>Late</b> & sorry <script>alert(1)</script>',
    );
    expect(row?.hits?.filter(piece => piece.isHit).map(piece => piece.text)).toEqual(['Late', 'sorry']);
    const [long] = await found('zippers');
    expect(long?.hits?.filter(piece => piece.isHit)).toEqual([{ text: 'zipper', isHit: true }]);
    expect(long?.hits?.map(piece => piece.text).join('').length).toBeLessThan(300);
    const [japanese] = await found('遅い');
    expect(japanese?.hits).toEqual([
      { text: '配送が', isHit: false },
      { text: '遅い', isHit: true },
      { text: 'です', isHit: false },
    ]);
  });

  it('finds people by name and id for those who may know them, and nobody else', async () => {
    const input = { rows: [{ id: 'c-77', name: 'Zoe Quartermain', email: 'zoe@example.com' }] };
    await world.run(ctx => upsertCustomers({ ctx, input }));
    const { rows } = await world.run(ctx =>
      ctx.db.execute<{ id: string }>(`select id from customer where external_id = 'c-77'`),
    );
    const id = await say('Call me on +49 30 1234567 about it', 'en', rows[0]?.id);
    for (const q of ['c-77', 'zoe@example.com', id])
      expect([q, (await found(q)).map(row => row.id)]).toEqual([q, [id]]);
    expect(await found('c-77', false)).toEqual([]);
    const [seen] = await found('call', false);
    expect(seen?.hits?.map(piece => piece.text).join('')).toBe('Call me on ███ about it');
  });

  it('finds no address, link or number within what was written, whole or in part, read or not', async () => {
    const odd = 'Grumblers: odile.mart@example.org, 0170 5550199, www.mart.example, AB-5550177';
    const id = await say(odd, null);
    const cjk = await say('包裹 odile.mart@example.org 0170 5550199', null, undefined);
    const asked = [
      'odile',
      'odile.mart@example.org',
      '"odile mart"',
      'mart.example',
      '0170',
      '5550199',
      'AB-5550177',
      '包裹 odile',
    ];
    const probe = async () => {
      for (const q of asked)
        for (const personal of [true, false]) expect([q, (await found(q, personal)).length]).toEqual([q, 0]);
      expect((await found('grumblers', false)).map(row => row.id)).toEqual([id]);
      expect((await found('包裹', false)).map(row => row.id)).toEqual([cjk]);
    };
    await probe();
    while ((await world.run(ctx => readComments({ ctx }))).more);
    await probe();
    expect((await found('grumblers', false))[0]?.comment).toBe('Grumblers: ███, ███, ███ ███');
    expect((await found('grumblers'))[0]?.comment).toBe(odd);
  });

  it('never looks into another company', async () => {
    const other = await newWorld({ name: 'Others' });
    const page = await other.run(ctx => browseResponses({ ctx, input: { q: 'delivery' }, personal: true }));
    expect(page.data).toEqual([]);
  });
});
