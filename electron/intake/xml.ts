/** Reads the XML of a spreadsheet in one pass: the work grows with its length, whatever stands in it. */

/** What is told of the elements, in their order. Names come without their namespace prefix. */
export interface XmlListener {
  /** `attributes` as written: see `attributesOf`. An empty element (`<c/>`) is opened and closed. */
  open(name: string, attributes: string): void;
  close?(name: string): void;
  /** Text with its entities resolved; it may come in several pieces. */
  text?(text: string): void;
}

/** No part of a workbook is nested deeper; a hostile one is. */
const MAX_DEPTH = 256;

/**
 * Tells a listener what XML holds. Throws an Error where it is not well formed, and where it declares a
 * document type: spreadsheets have none, and entities of its own could grow without end.
 *
 * Written by hand because the readers of packages look for the end of a tag again with every piece of
 * the text that they are given, which takes time that grows with the square of a long one.
 */
export function readXml(xml: string, listener: XmlListener): void {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at && open.length > 0) listener.text?.(resolveEntities(xml.slice(at, end)));
    if (tag < 0) break;
    at = readMarkup(xml, tag, open, listener);
  }
  if (open.length > 0) throw new Error('the end is missing');
}

/** Reads what begins with "<" at `tag`; answers where it ends. */
function readMarkup(xml: string, tag: number, open: string[], listener: XmlListener): number {
  const next = xml[tag + 1];
  if (next === '?') return behind(xml, '?>', tag);
  if (next === '!') {
    if (xml.startsWith('<!--', tag)) return behind(xml, '-->', tag + 4);
    if (!xml.startsWith('<![CDATA[', tag)) throw new Error('a document type');
    const end = behind(xml, ']]>', tag);
    listener.text?.(xml.slice(tag + 9, end - 3));
    return end;
  }
  if (next === '/') {
    const end = behind(xml, '>', tag);
    const name = xml.slice(tag + 2, end - 1).trimEnd();
    if (open.pop() !== name) throw new Error('a wrong end tag');
    listener.close?.(localName(name));
    return end;
  }
  const end = endOfTag(xml, tag + 1);
  const empty = xml[end - 1] === '/';
  const inside = xml.slice(tag + 1, empty ? end - 1 : end);
  const blank = inside.search(/\s/);
  const name = blank < 0 ? inside : inside.slice(0, blank);
  if (name === '') throw new Error('a tag without a name');
  listener.open(localName(name), blank < 0 ? '' : inside.slice(blank));
  if (empty) listener.close?.(localName(name));
  else if (open.push(name) > MAX_DEPTH) throw new Error('nested too deeply');
  return end + 1;
}

/** Where a start tag's ">" stands; one within quotation marks does not count. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x3c) break; // "<" stands in no tag and in no attribute (XML 1.0, 3.1).
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  throw new Error('an open tag');
}

function behind(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  if (at < 0) throw new Error(`no ${end}`);
  return at + end.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The attributes of a tag by their names without prefixes. Throws an Error where they are not well formed. */
export function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    end = ATTRIBUTE.lastIndex;
    const [, name = '', double, single = ''] = match;
    if (!name.startsWith('xmlns:')) {
      attributes.set(localName(name), resolveEntities(double ?? single));
    }
  }
  if (text.slice(end).trim() !== '') throw new Error('a wrong attribute');
  return attributes;
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (all, dec, hex, name) => {
    if (name !== undefined) return ENTITIES.get(String(name)) ?? String(all);
    const code = hex === undefined ? Number(dec) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
