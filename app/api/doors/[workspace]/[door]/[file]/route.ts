import { notFound } from '@/domain/errors';
import { qrPng, qrSvg } from '@/server/poster/qr';
import { makeCaller } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';
import { answering, attachment } from '../../../answer';

export const dynamic = 'force-dynamic';

type Params = { params: Promise<{ workspace: string; door: string; file: string }> };

/** `qr.svg` and `qr.png` of one door, for members of its workspace. `?kiosk`: the code of its page for a tablet. */
export const GET = (request: Request, { params }: Params): Promise<Response> =>
  answering(async () => {
    const { workspace, door: id, file } = await params;
    const door = await makeCaller(makeContext(request.headers, workspace)).door.read({ id });
    const isKiosk = new URL(request.url).searchParams.has('kiosk');
    const address = isKiosk ? `${door.address}?kiosk=1` : door.address;
    if (file === 'qr.svg') return attachment(qrSvg(address), 'image/svg+xml', door.name, 'svg');
    if (file === 'qr.png') return attachment(await qrPng(address), 'image/png', door.name, 'png');
    throw notFound('file');
  });
