/** What is read of the server's text, and what is shown, in characters. */
const MOST_READ = 60_000;
const MOST_SHOWN = 4_000;

/** Elements whose words are not for readers. */
const SILENT = ['script', 'style', 'template', 'title'];
/** Elements that begin a line. */
const BLOCKS =
  'p div ul ol li h1 h2 h3 h4 h5 h6 pre blockquote table tr hr br section details summary'.split(
    ' ',
  );
/** What stands after a `<`, where it is a tag. */
const TAG = /^(\/?)([a-z][a-z\d]*)\b[^>]*>/i;
const COMMENT_END = '-->';
/** All control characters but the line feed, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Release notes as plain text. GitHub sends HTML, a server of one's own sends what stands in its file.
 * The window shows the answer as text: what looks like markup in it is no more than that.
 *
 * @param notes `releaseNotes` of electron-updater: text, a list of `{ version, note }`, or anything a
 * hostile server has put there
 */
export function plainNotes(notes: unknown): string {
  const text = Array.isArray(notes) ? notes.slice(0, 20).map(noteOf).join('\n\n') : noteOf(notes);
  const lines = withoutMarkup(text.slice(0, MOST_READ))
    .replace(UNSEEN, (sign) => (sign === '\n' ? sign : ''))
    .split('\n')
    .map((line) => line.trim());
  const plain = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN).trimEnd()}…` : plain;
}

function noteOf(note: unknown): string {
  if (typeof note === 'string') return note;
  if (typeof note !== 'object' || note === null || !('note' in note)) return '';
  const { note: text } = note;
  const version = 'version' in note && typeof note.version === 'string' ? `${note.version}\n` : '';
  return typeof text === 'string' ? `${version}${text}` : '';
}

/** One pass over the text, piece by piece: expressions over all of it would take the square of its length. */
function withoutMarkup(text: string): string {
  if (!/<[a-z!/]/i.test(text)) return text;
  const [before = '', ...pieces] = text.split('<');
  const plain = [before];
  /** Whatever ends what is not shown: the name of an element, or of a comment its end. */
  let silent: string | null = null;
  for (const piece of pieces) {
    if (silent === null && piece.startsWith('!--')) silent = COMMENT_END;
    const [tag = '', slash, name = ''] = TAG.exec(piece) ?? [];
    const element = name.toLowerCase();
    if (silent === COMMENT_END) {
      const end = piece.indexOf(COMMENT_END);
      if (end < 0) continue;
      plain.push(piece.slice(end + COMMENT_END.length));
      silent = null;
    } else if (silent !== null) {
      if (slash !== '/' || element !== silent) continue;
      plain.push(piece.slice(tag.length));
      silent = null;
    } else if (tag === '') {
      plain.push('<', piece);
    } else if (SILENT.includes(element)) {
      silent = element;
    } else {
      if (BLOCKS.includes(element)) plain.push('\n');
      if (element === 'li' && slash === '') plain.push('• ');
      plain.push(piece.slice(tag.length));
    }
  }
  return plain
    .join('')
    .replace(
      /&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi,
      (whole, name: string) => entity(name) ?? whole,
    );
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
