/** One piece of a date's format: a token such as `YYYY`, or text that stands for itself. */
export interface FormatPiece {
  readonly kind: 'token' | 'text';
  readonly text: string;
}

/**
 * Tokens of moment.js (momentjs.com/docs/#/displaying/format/), which is what `{{date '…'}}` is written in, longest first where one
 * begins with another.
 */
const TOKENS = [
  ...['YYYY', 'YY', 'Y', 'Qo', 'Q', 'MMMM', 'MMM', 'MM', 'Mo', 'M', 'DDDD', 'DDDo', 'DDD', 'DD', 'Do', 'D'],
  ...['dddd', 'ddd', 'dd', 'do', 'd', 'e', 'E', 'ww', 'wo', 'w', 'WW', 'Wo', 'W', 'gggg', 'gg', 'GGGG', 'GG'],
  ...['Hmmss', 'Hmm', 'HH', 'H', 'hmmss', 'hmm', 'hh', 'h', 'kk', 'k', 'A', 'a', 'mm', 'm', 'ss', 's'],
  ...['ZZ', 'Z', 'X', 'x'],
] as const;

/** What moment.js would write in a language, an era, or with a zone's nickname: longest first. */
const REFUSED = /YYYYY|ggggg|GGGGG|LTS|LT|L{1,4}|l{1,4}|N{1,5}|y{1,4}|z{1,2}/;

const PIECES = new RegExp(`\\[[^\\[]*?\\]|S{1,9}|${REFUSED.source}|${TOKENS.join('|')}|[^]`, 'g');

/**
 * Returns the pieces of a format.
 *
 * @returns the token that is not offered, as text, where there is one
 */
export function parseDateFormat(format: string): readonly FormatPiece[] | string {
  const pieces = (format.match(PIECES) ?? []).map(pieceOf);
  return pieces.find((piece) => typeof piece === 'string') ?? (pieces as FormatPiece[]);
}

function pieceOf(text: string): FormatPiece | string {
  if (/^\[.*\]$/s.test(text)) return { kind: 'text', text: text.slice(1, -1) };
  if (isToken(text)) return { kind: 'token', text };
  return new RegExp(`^(?:${REFUSED.source})$`).test(text) ? text : { kind: 'text', text };
}

function isToken(text: string): boolean {
  return /^S{1,9}$/.test(text) || TOKENS.some((token) => token === text);
}
