import type { Page } from '@playwright/test';
import { EVERYTHING } from '../../contract/everything';
import type { Sandbox } from '../../sandbox/server';

/** A file that the app says it saved, and the bytes that the API's photo has. */
interface ExpectedPhoto {
  file: string;
  bytes: Buffer;
}

/** Every photo of every task in the window, by what the app says of it; unsaved ones are an error. */
export async function expectedPhotos(page: Page, sandbox: Sandbox): Promise<ExpectedPhoto[]> {
  const photos = await page.evaluate(async (query) => {
    const rows = await window.proofsheet.rows({ query, offset: 0, limit: 500, fields: [] });
    if (!rows.ok) throw new Error(rows.error.message);
    const details = await Promise.all(
      rows.value.rows.map(({ id }) => window.proofsheet.detail({ id })),
    );
    return details.flatMap((reply) => (reply.ok && reply.value ? reply.value.photos : []));
  }, EVERYTHING);
  return photos.map(({ path, url }) => {
    const bytes = sandbox.photo(url);
    if (path === null || !bytes) throw new Error(`${url} is not saved, or is not the API's.`);
    return { file: path, bytes };
  });
}
