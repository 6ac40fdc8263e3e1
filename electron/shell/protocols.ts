import { lstat, readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { parsePhotoAddress, PHOTO_SCHEME } from '../../contract/photo-address';
import type { ImageType, WholePhoto } from '../../contract/photo';
import { APP_SCHEME, contentSecurityPolicy, pageFile } from './pages';

/** No photo is larger than what the download of one accepts. */
const MAX_PHOTO_BYTES = 64 * 1024 * 1024;

export interface ProtocolPorts {
  /** Absolute path of the folder that holds the built window. */
  pages: string;
  /** The one origin whose scripts may read photos. */
  origin: string;
  /** null: no such photo, not tracked, or not saved. */
  savedPhoto(taskId: string, key: string): Promise<WholePhoto | null>;
  /** Its thumbnail, a JPEG; null: no picture can be made of it. */
  thumbnail(photo: WholePhoto): Promise<{ bytes: Uint8Array<ArrayBuffer> } | null>;
  /** A portrait that was fetched before; null: it is not here. Nothing is fetched for the window. */
  portrait(taskId: string, n: number): Promise<{ path: string; type: ImageType } | null>;
}

/** Tells Chromium about our schemes. Must be called before the app is ready, once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
    {
      scheme: PHOTO_SCHEME,
      // The sheet fetches its photos, to draw them itself.
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
}

/** Serves the window's pages and the saved photos to a session, and nothing else. */
export function serveProtocols(session: Session, ports: ProtocolPorts): void {
  session.protocol.handle(APP_SCHEME, (request) => page(request, ports.pages));
  session.protocol.handle(PHOTO_SCHEME, (request) => photo(request, ports));
}

async function page(request: Request, root: string): Promise<Response> {
  const file = request.method === 'GET' ? pageFile(root, request.url) : null;
  if (!file) return notFound();
  try {
    return answer(await readFile(file.path), {
      'content-type': file.type,
      'content-security-policy': contentSecurityPolicy(null),
      'cache-control': 'no-cache',
    });
  } catch {
    return notFound();
  }
}

type PhotoName = NonNullable<ReturnType<typeof parsePhotoAddress>>;

async function photo(request: Request, ports: ProtocolPorts): Promise<Response> {
  const named = request.method === 'GET' ? parsePhotoAddress(request.url) : null;
  if (!named) return notFound();
  try {
    const shown = await picture(named, ports);
    if (!shown) return notFound();
    const { bytes, type } = shown;
    return answer(bytes, {
      'content-type': `image/${type}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': ports.origin,
      // The address changes with the file: `?v=` is made from its contents.
      'cache-control': 'private, max-age=31536000, immutable',
    });
  } catch {
    return notFound();
  }
}

interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  type: ImageType;
}

/** What an address names; null where there is none. */
async function picture(
  { size, taskId, key }: PhotoName,
  ports: ProtocolPorts,
): Promise<Picture | null> {
  if (size === 'portrait') {
    const portrait = /^\d{1,2}$/.test(key) ? await ports.portrait(taskId, Number(key)) : null;
    return portrait && readPicture(portrait);
  }
  const saved = await ports.savedPhoto(taskId, key);
  if (!saved || size === 'photo') return saved && readPicture(saved);
  const thumbnail = await ports.thumbnail(saved);
  return thumbnail && { bytes: thumbnail.bytes, type: 'jpeg' };
}

/** Throws for whatever was put in the file's place: a link, a device, a folder. */
async function readPicture({ path, type }: { path: string; type: ImageType }): Promise<Picture> {
  const found = await lstat(path);
  if (!found.isFile() || found.size > MAX_PHOTO_BYTES) throw new Error('not a photo');
  // Read whole: for photos that is faster than streaming the file through `net.fetch`.
  return { bytes: await readFile(path), type };
}

function answer(body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Response {
  return new Response(body, { headers: { ...headers, 'x-content-type-options': 'nosniff' } });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
}
