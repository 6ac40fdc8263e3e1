/** A value of what the task was made from, as its answer says; several where it is a list. */
export interface RequestFact {
  key: string;
  values: string[];
}

/** All that an answer's `request` holds, in its order; nothing where there is none. */
export function requestOf(answer: string): RequestFact[] {
  const request = member(parsed(answer), 'request');
  if (typeof request !== 'object' || request === null) return [];
  return Object.entries(request).map(([key, value]: [string, unknown]) => ({
    key,
    values: (Array.isArray(value) && value.length > 0 ? value : [value]).map(inWords),
  }));
}

/** Text as it is; all else, and a text that could not be seen, as JSON writes it. */
function inWords(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value);
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
