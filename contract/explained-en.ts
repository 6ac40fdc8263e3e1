import type { PhotoTrouble, TaskTrouble, Trouble } from './trouble';

/** A trouble in the operator's words. */
export interface Explained {
  /** A few words, for a card and among the causes. */
  short: string;
  /** What happened. */
  title: string;
  /** What it means for the photos. */
  means: string;
  /** The way out. */
  todo: string;
}

const NOT_SAVED = 'The task is finished, but this photo is not in your folder.';
const NO_PHOTO = 'No photo was made for this task, and waiting will not change that.';
const BY_ITSELF = 'The photo is not lost: it is fetched again by itself.';
const AGAIN_LATER = 'Try again in a while. If it stays like this, submit the portrait again.';
const ASK_PROVIDER =
  'Try again, so that the service gives a new address. If it stays like this, ask the provider.';
const NEW_PORTRAIT = 'Look at the portrait it was made from, and submit a better one.';

const photo: Record<PhotoTrouble, Explained> = {
  address: {
    short: 'address refused',
    title: 'The photo’s address was not opened',
    means:
      'It leads into this computer or its local network, where no photo can be. The photo is not saved.',
    todo: ASK_PROVIDER,
  },
  'bad-url': {
    short: 'address refused',
    title: 'The photo has no usable address',
    means: 'What the service sent is not a web address. The photo is not saved.',
    todo: ASK_PROVIDER,
  },
  scheme: {
    short: 'address refused',
    title: 'The photo’s address was not opened',
    means: 'It is not a web address. The photo is not saved.',
    todo: ASK_PROVIDER,
  },
  redirects: {
    short: 'address leads nowhere',
    title: 'The photo’s address leads on and on',
    means: `No photo stood at its end. ${NOT_SAVED}`,
    todo: ASK_PROVIDER,
  },
  cut: {
    short: 'connection broke off',
    title: 'The connection broke off',
    means: `What had arrived is kept where the server allows it. ${NOT_SAVED}`,
    todo: 'Try again. If it breaks off often, save fewer photos at once.',
  },
  stalled: {
    short: 'download stalled',
    title: 'The photo server went silent',
    means: NOT_SAVED,
    todo: 'Try again. If it stalls often, save fewer photos at once.',
  },
  interrupted: {
    short: 'saving was interrupted',
    title: 'Saving this photo ended early, several times',
    means: NOT_SAVED,
    todo: 'Try again. If it stays like this, export the diagnostics for whoever helps you.',
  },
  unexpected: {
    short: 'saving failed',
    title: 'Something unexpected happened while saving',
    means: NOT_SAVED,
    todo: 'Try again. If it stays like this, export the diagnostics for whoever helps you.',
  },
  damaged: {
    short: 'photo damaged',
    title: 'The photo arrived damaged',
    means: 'Only whole photos get a name, so it is not saved.',
    todo: AGAIN_LATER,
  },
  truncated: {
    short: 'photo cut short',
    title: 'The photo arrived incomplete',
    means: 'Only whole photos get a name, so it is not saved.',
    todo: AGAIN_LATER,
  },
  empty: {
    short: 'photo is empty',
    title: 'An empty file came instead of the photo',
    means: NOT_SAVED,
    todo: AGAIN_LATER,
  },
  html: {
    short: 'not a photo',
    title: 'A web page came instead of the photo',
    means: `It may be the sign-in page of this network. ${NOT_SAVED}`,
    todo: 'Open your browser and sign in to the network if it asks for it, then try again.',
  },
  'not-an-image': {
    short: 'not a photo',
    title: 'Something else came instead of the photo',
    means: `It is neither PNG nor JPEG nor WebP. ${NOT_SAVED}`,
    todo: AGAIN_LATER,
  },
  'too-large': {
    short: 'photo too large',
    title: 'The photo is too large to be one',
    means: 'Proofsheet saves no photo of more than 64 MB, so nothing was saved.',
    todo: ASK_PROVIDER,
  },
  encoded: {
    short: 'photo was packed',
    title: 'The server sent the photo packed',
    means: 'It was asked for the photo as it is; packed bytes cannot be trusted. It is not saved.',
    todo: AGAIN_LATER,
  },
  expired: {
    short: 'address expired',
    title: 'The photo’s address has expired',
    means: 'The photo is not saved yet. Proofsheet asks the service for a new address by itself.',
    todo: 'Wait a moment, or try again. If every address has expired, submit the portrait again.',
  },
  gone: {
    short: 'address expired',
    title: 'The photo is no longer at its address',
    means: `The service had no better address for it. ${NOT_SAVED}`,
    todo: AGAIN_LATER,
  },
  'http-429': {
    short: 'photo server busy',
    title: 'The photo server wants a pause',
    means: BY_ITSELF,
    todo: 'Wait, or save fewer photos at once from one server, then try again.',
  },
  'http-5xx': {
    short: 'photo server in trouble',
    title: 'The photo server is in trouble',
    means: NOT_SAVED,
    todo: AGAIN_LATER,
  },
  http: {
    short: 'photo server refused',
    title: 'The photo server did not send the photo',
    means: NOT_SAVED,
    todo: ASK_PROVIDER,
  },
  unreachable: {
    short: 'photo server not reached',
    title: 'The photo server cannot be reached',
    means: BY_ITSELF,
    todo: 'Look at your network and the proxy in the settings, then try again.',
  },
  offline: {
    short: 'photo server not reached',
    title: 'The photo servers cannot be reached',
    means: 'Photos that are ready wait, and are saved by themselves when there is a way to them.',
    todo: 'Look at your network and the proxy in the settings.',
  },
  tls: {
    short: 'photo server not proven',
    title: 'The photo server cannot prove who it is',
    means: `Nothing was fetched from it. ${NOT_SAVED}`,
    todo: 'Check the date of this computer and whether something inspects its network, then try again.',
  },
  disk: {
    short: 'disk error',
    title: 'The photo could not be written to the disk',
    means: NOT_SAVED,
    todo: 'Check the disk, or choose another folder, then try again.',
  },
  'name-taken': {
    short: 'name is taken',
    title: 'Another file has this name',
    means: 'Nothing was overwritten, and this photo is not saved yet.',
    todo: 'Save it with a number at the end of its name. Or move the other file away, then try again.',
  },
  'not-a-folder': {
    short: 'file in the way',
    title: 'A file stands where a folder should be made',
    means: NOT_SAVED,
    todo: 'Move that file away or change the file names in the settings, then try again.',
  },
  'folder-link': {
    short: 'link leads elsewhere',
    title: 'A link leads out of the chosen folder',
    means: `Photos never leave the folder you chose. ${NOT_SAVED}`,
    todo: 'Remove the link or choose the folder it leads to, then try again.',
  },
  'no-space': {
    short: 'disk is full',
    title: 'There is no space left for photos',
    means: 'Saving waits, and goes on by itself when there is space.',
    todo: 'Make room on the disk, or choose another folder.',
  },
  'read-only': {
    short: 'folder is read-only',
    title: 'Photos may not be written to the folder',
    means: 'Saving waits, and goes on by itself when they may.',
    todo: 'Change the permissions of the folder, or choose another one.',
  },
  'no-folder': {
    short: 'folder is missing',
    title: 'The folder for photos is not there',
    means: 'Saving waits, and goes on by itself when the folder is back.',
    todo: 'Connect its disk, or choose another folder.',
  },
};

const NO_FACE: Explained = {
  short: 'face not found',
  title: 'No face was found in the portrait',
  means: NO_PHOTO,
  todo: 'Submit a portrait that shows one face from the front, large and well lit.',
};
const UNKNOWN_ID: Explained = {
  short: 'unknown ID',
  title: 'The service does not know this ID',
  means: 'No photo can be fetched for an ID that is unknown.',
  todo: 'Compare the ID with your list, and make sure that the token belongs to the account that submitted it. Then try again.',
};
const TOKEN: Explained = {
  short: 'token rejected',
  title: 'The service did not accept the token for this task',
  means: 'Its photos cannot be fetched with the token that is in use.',
  todo: 'Enter the token of the account that submitted it, then try again.',
};
const NOT_ALLOWED: Explained = {
  short: 'not allowed',
  title: 'The service does not let this account have the task',
  means: 'Its photos cannot be fetched with this account.',
  todo: 'Switch to the account that submitted it, or ask the provider, then try again.',
};
const REFUSED: Explained = {
  short: 'request refused',
  title: 'The service refuses this task as it was submitted',
  means: NO_PHOTO,
  todo: 'Check the ID, and what was submitted with it. Then submit the portrait again.',
};

const task: Record<TaskTrouble, Explained> = {
  api_error: {
    short: 'service trouble',
    title: 'There was trouble at the service',
    means: NO_PHOTO,
    todo: 'Try again. If it fails once more, submit the portrait again.',
  },
  timeout: {
    short: 'took too long',
    title: 'Making this photo took too long',
    means: NO_PHOTO,
    todo: 'Try again. If it fails once more, submit the portrait again.',
  },
  failed: {
    short: 'failed without a reason',
    title: 'The service could not make this photo',
    means: NO_PHOTO,
    todo: 'Look at the portrait it was made from, then try again; if it fails once more, submit a new portrait.',
  },
  too_many_requests: {
    short: 'service was busy',
    title: 'The service was asked too often',
    means: NO_PHOTO,
    todo: 'Try again in a while.',
  },
  content_moderated: {
    short: 'picture refused',
    title: 'The service does not accept this portrait',
    means: NO_PHOTO,
    todo: NEW_PORTRAIT,
  },
  image_too_small: {
    short: 'picture too small',
    title: 'The portrait is too small',
    means: NO_PHOTO,
    todo: 'Submit the portrait again in a larger size.',
  },
  too_many_faces: {
    short: 'several faces',
    title: 'There are several faces in the portrait',
    means: NO_PHOTO,
    todo: 'Submit a portrait that shows one person alone.',
  },
  face_not_found: NO_FACE,
  no_face: NO_FACE,
  used_up: {
    short: 'balance used up',
    title: 'The balance of the account was used up',
    means: NO_PHOTO,
    todo: 'Top it up with the provider, then try again.',
  },
  disabled: NOT_ALLOWED,
  forbidden: NOT_ALLOWED,
  invalid_token: TOKEN,
  token_expired: TOKEN,
  token_mismatched: TOKEN,
  not_found: UNKNOWN_ID,
  task_not_found: UNKNOWN_ID,
  bad_request: REFUSED,
  refused: REFUSED,
  http_4xx: REFUSED,
  api_not_implemented: REFUSED,
};

/** Every trouble that Proofsheet knows by its code. */
export const explained: Record<Trouble, Explained> = { ...photo, ...task };
