'use client';

import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { download, svgToPng } from './export';

/** The two lines of a corner's menu that save a chart as a picture. `picture`: the chart as an SVG that stands alone; null: it is not drawn. */
export function PictureItems({
  picture,
  name,
  disabled = false,
}: {
  picture: () => string | null;
  name: string;
  disabled?: boolean;
}) {
  const savePng = async () => {
    const svg = picture();
    if (!svg) return;
    try {
      download(await svgToPng(svg), `${name}.png`);
    } catch {
      notifications.show({
        color: 'red',
        message: 'The PNG could not be made in this browser. SVG and CSV work.',
      });
    }
  };
  const saveSvg = () => {
    const svg = picture();
    if (svg) download(svg, `${name}.svg`, 'image/svg+xml');
  };
  return (
    <>
      <Menu.Item onClick={savePng} disabled={disabled}>
        PNG
      </Menu.Item>
      <Menu.Item onClick={saveSvg} disabled={disabled}>
        SVG
      </Menu.Item>
    </>
  );
}
