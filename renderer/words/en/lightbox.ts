import { format } from './counting';

export const lightbox = {
  label: 'Lightbox:',
  open: 'Open in the lightbox',
  close: 'Close (Esc)',
  counter: (n: number, of: number) => `${format.number(n)} of ${format.number(of)}`,
  photo: (n: number, of: number) => `photo ${n} of ${of}`,
  previous: 'Previous photo (←)',
  next: 'Next photo (→)',
  noMore: {
    next: 'This is the last photo.',
    previous: 'This is the first photo.',
  },
  /** Beside one that stays. */
  onlyKept: {
    next: 'The only photo after this one is the one that stays.',
    previous: 'The only photo before this one is the one that stays.',
  },
  fit: 'Fit (0)',
  full: 'Real size, 100% (1)',
  zoomIn: 'Larger (+)',
  zoomOut: 'Smaller (−)',
  percent: (n: number) => `${format.number(n)}%`,
  two: 'Two photos side by side (C)',
  portrait: 'The portrait beside the photo (P)',
  reveal: 'Reveal in folder (Enter)',
  strip: 'Photos around this one',
  kept: 'Stays',
  moves: 'Moves with ← →',
  noOther: 'There is no other photo here to put beside it. P shows its portrait.',
  comes: 'Most photos take a minute or two. It appears here by itself.',
  loading: 'Loading…',
  broken: 'The file cannot be shown. It was moved, renamed or changed since it was saved.',
  portraitOf: (name: string) => `Portrait of ${name}`,
  portraitLabel: 'Portrait',
  portraitN: (n: number, of: number) => `Portrait ${n} of ${of}`,
  nextPortrait: 'Next portrait',
  resultLabel: 'Result',
  fetching: 'Fetching the portrait…',
  again: 'Try again',
  portraitTrouble: {
    none: 'The service did not say which portrait this was made from.',
    gone: 'The portrait is no longer at its address. The result is not affected.',
    refused:
      'The portrait was not opened: its address does not lead to a public web server. The result is not affected.',
    unreachable: 'The server of the portrait cannot be reached now. The result is not affected.',
    'not-a-picture':
      'What stands at the portrait’s address is no picture. The result is not affected.',
    disk: 'The portrait could not be kept on this disk. The result is not affected.',
  },
};
