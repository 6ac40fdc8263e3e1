import { basename } from 'node:path';
import type { WholePhoto } from '../../contract/photo';
import type { ReportPlan, ReportRow, ReportRowPhoto } from '../tracking/report-rows';
import { fieldsOf } from './csv';
import type { Piece } from './layout';
import { block, escaped } from './markup';
import { outcomeOf, reasonOf } from './outcome';
import type { ReportWords } from './report-words';

/** Photos that have a small picture on the page: about 10 MB of it. */
export const MOST_PICTURES = 500;

export interface HtmlRows {
  /** A task as a line of a table: name, what happened, which task. Its saved photos stand in it, small. */
  line(row: ReportRow): Piece[];
  /** The saved photos of a task, for the contact sheet. */
  figures(row: ReportRow): Piece[];
  /** Says that not all photos have a picture; empty where they have. */
  note(number: Intl.NumberFormat): string;
}

/**
 * What the tasks of one page look like: the first photos have pictures, the others are named alone. `subject`:
 * what the whole page is on.
 */
export function createHtmlRows(plan: ReportPlan, words: ReportWords, subject: string): HtmlRows {
  const fields = plan.columns.filter(({ isName }) => !isName).map(({ title }) => title);
  let pictures = 0;

  function figure(name: string, photo: ReportRowPhoto): Piece {
    const texts =
      `<figcaption>${block('name', name)}` +
      `${block('file', basename(photo.path ?? ''))}</figcaption></figure>`;
    const whole = wholeOf(photo);
    if (!whole || pictures >= MOST_PICTURES) return `<figure class="bare">${texts}\n`;
    pictures += 1;
    return {
      photo: whole,
      written: (picture) =>
        `<figure><div class="frame">${picture ? imageOf(picture) : ''}</div>${texts}\n`,
    };
  }

  return {
    line(row) {
      const outcome = outcomeOf(row);
      const { text, todo, message, code } = reasonOf(row, outcome, words);
      const said = fieldsOf(row, fields).flatMap((value, i) =>
        value === '' ? [] : [`${fields[i]}: ${value}`],
      );
      const saved = row.photos.filter(({ path }) => path !== null);
      const trace = row.traceId === null ? '' : `${words.columns.trace}: ${row.traceId}`;
      const own = text.includes(message) ? '' : message;
      const lists = row.lists.filter((list) => list !== subject);
      return [
        `<tr class="${outcome}"><td>${block('name', row.name ?? '')}${block('small', said.join(' · '))}</td>` +
          `<td><b>${escaped(words.statuses[outcome])}</b>${block('why', text)}${block('small', todo)}`,
        ...(saved.length > 0 ? ['<div class="strip">'] : []),
        ...saved.map((photo) => figure('', photo)),
        ...(saved.length > 0 ? ['</div>'] : []),
        `</td><td>${block('code', row.id)}${block('small', lists.join(', '))}` +
          `${block('code', [code, own, trace].filter(Boolean).join(' · '))}</td></tr>\n`,
      ];
    },
    figures: (row) =>
      row.photos
        .filter(({ path }) => path !== null)
        .map((photo) => figure(row.name ?? row.id, photo)),
    note(number) {
      const { photosSaved } = plan.counts;
      if (photosSaved <= MOST_PICTURES) return '';
      const told = [MOST_PICTURES, photosSaved].map((n) => number.format(n)) as [string, string];
      return `<p class="note">${escaped(words.page.firstPictures(...told))}</p>`;
    },
  };
}

function wholeOf({ path, bytes, sha256, type }: ReportRowPhoto): WholePhoto | null {
  if (path === null || bytes === null || sha256 === null || type === null) return null;
  return { path, bytes, sha256, type };
}

function imageOf(jpeg: Buffer): string {
  return `<img alt="" src="data:image/jpeg;base64,${jpeg.toString('base64')}">`;
}
