/** What a name template may hold that will not do what it seems to. */
export const TEMPLATE_TROUBLES = [
  'unclosed',
  'backslash',
  'nothing',
  'unknown',
  'no-date',
  'empty',
  'first-slash',
  'last-slash',
  'dots',
  'extension',
  'too-deep',
] as const;
export type TemplateTrouble = (typeof TEMPLATE_TROUBLES)[number];

export interface TemplateProblem {
  /** 0-based position in the template. */
  at: number;
  code: TemplateTrouble;
  /** The part of the template that it is about, or how many folders are made; may be empty. */
  part: string;
  /** The same in English, for the command line. */
  message: string;
}
