/** What one state is looked at in. */
export const LOOKS = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh-CN' },
  { theme: 'dark', language: 'zh-CN' },
] as const;

export type Look = (typeof LOOKS)[number];

/** In CSS px. A window at 200 % has half of its width and height for its words. */
export const SIZES = {
  usual: { width: 1280, height: 800 },
  least: { width: 900, height: 600 },
  double: { width: 640, height: 400 },
  'least-double': { width: 450, height: 300 },
} as const;

export type Size = keyof typeof SIZES;

/**
 * The looks that a state is examined in, the one that is kept of it (`kept`) among them. At the usual size
 * each theme and each language is seen; all four only where all are kept. At the other sizes it is a matter
 * of room, for which English needs the most.
 */
export function looksOf(size: Size, kept: readonly Look[]): readonly Look[] {
  if (size !== 'usual') return [LOOKS[0]];
  const [own = LOOKS[0]] = kept;
  return LOOKS.filter(
    (look) => kept.length > 1 || look.theme === own.theme || look.language === own.language,
  );
}
