import type { OutgoingHttpHeaders } from 'node:http';
import { pictureNamed } from '@/domain/picture/address';
import { openImage } from '../services/image/open';
import type { Call } from './handle';

/** A picture never changes under its id, is nothing but a picture, and may stand on any page. */
const HEADERS: OutgoingHttpHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** GET and HEAD of `/s/images/<id>` and of its widths, `/s/images/<id>-<width>x<height>`; 404 without a reason for everything that is not there. */
export async function showImage({ req, res, path }: Call): Promise<void> {
  const named = pictureNamed(path);
  const image = named && (await openImage(named.id, named.width));
  if (!image) {
    res.writeHead(404, { 'content-length': 0, 'cache-control': 'no-store' }).end();
    return;
  }
  res.writeHead(200, { ...HEADERS, 'content-type': image.contentType, 'content-length': image.bytes.length });
  res.end(req.method === 'HEAD' ? undefined : image.bytes);
}
