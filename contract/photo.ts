/** `paused` and `cancelled` are the operator's wish: a paused photo is to go on, a cancelled one is not. */
export const PHOTO_STATUSES = [
  'queued',
  'downloading',
  'saved',
  'failed',
  'paused',
  'cancelled',
] as const;
export type PhotoStatus = (typeof PHOTO_STATUSES)[number];

export const IMAGE_TYPES = ['png', 'jpeg', 'webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** Why a photo is not on disk. `code` is stable; `message` is for people. */
export interface PhotoError {
  code: string;
  message: string;
}

/**
 * One image of a finished task. `key` names it within its task: the photo's ID, or `<id>#<position>`
 * where the API sent no ID or sent one twice. Two photos of a task may share one `url`.
 */
export interface Photo {
  key: string;
  /** Position in the answer's `data[]`, from 0. */
  position: number;
  id: string | null;
  url: string;
  template: string | null;
  status: PhotoStatus;
  /** Absolute path, once saved. */
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  type: ImageType | null;
  savedAt: number | null;
  error: PhotoError | null;
  /** Downloads that failed since the last success or retry by hand. */
  attempts: number;
  /** Not before this moment (ms) is the next download tried; null = at once. */
  retryAt: number | null;
  /** Times its URL had expired and the task was asked again for a fresh one. */
  refreshes: number;
  /** Its bytes are what the server has, whole, and yet no picture can be made of them. */
  damaged: boolean;
  /** The operator said that a number may be put to its name where another file has it. */
  mayNumber: boolean;
}

/** A photo whose bytes are whole on disk: in a `.part` file before it has its name, else under it. */
export interface WholePhoto {
  path: string;
  bytes: number;
  sha256: string;
  type: ImageType;
}

/** All that a download needs to know of a photo: where it is, and what its file is named after. */
export interface PhotoJob {
  taskId: string;
  key: string;
  url: string;
  attempts: number;
  /** 1-based number of the photo within its task, and how many the task has. */
  n: number;
  of: number;
  /** The entry's name, else the task's ID. */
  name: string;
  fields: Record<string, string>;
  /** Name of the list that brought the task in. */
  list: string;
  template: string | null;
  mode: string | null;
  /** Creation time of the task, else when it was added (ms). */
  createdAt: number;
  /** A photo of the same URL that is on disk already, to copy from instead of fetching again. */
  twin: { path: string; sha256: string } | null;
  /** Its bytes were whole on disk before, at this path: as long as they are anywhere, they are not fetched. */
  known: WholePhoto | null;
  /** A number may be put to its name, whatever the setting says. */
  mayNumber: boolean;
}
