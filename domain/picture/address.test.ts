import { describe, expect, it } from 'vitest';
import { pictureAddress, pictureNamed, pictureSources } from './address';

const id = '0190a7a0-0000-7000-8000-00000000b007';

describe('how a page names a picture', () => {
  it('offers every width it is kept in, each with its own size', () => {
    const src = pictureAddress({ id, width: 1600, height: 900 });
    expect(pictureSources(src)).toEqual({
      src,
      srcset: [
        `/s/images/${id}-320x180 320w`,
        `/s/images/${id}-640x360 640w`,
        `/s/images/${id}-1120x630 1120w`,
        `/s/images/${id}-1600x900 1600w`,
      ].join(', '),
      width: 1600,
      height: 900,
    });
  });

  it('names a small picture once, keeping its room free', () => {
    const src = pictureAddress({ id, width: 320, height: 40 });
    expect(pictureSources(src)).toEqual({ src, width: 320, height: 40 });
  });

  it('gives a thin line one pixel of height', () => {
    const { srcset } = pictureSources(pictureAddress({ id, width: 1200, height: 1 }));
    expect(srcset).toContain('-320x1 320w');
  });

  it.each(['https://boots.example/a.png', `https://boots.example/s/images/${id}-9x9`, `/s/images/${id}`])(
    'leaves %s as it is',
    src => expect(pictureSources(src)).toEqual({ src }),
  );

  it('asks the server for what it says', () => {
    const { srcset = '' } = pictureSources(pictureAddress({ id, width: 700, height: 700 }));
    expect(srcset.split(', ').map(one => pictureNamed(one.split(' ')[0] ?? ''))).toEqual([
      { id, width: 320, height: 320 },
      { id, width: 640, height: 640 },
      { id, width: 700, height: 700 },
    ]);
  });
});
