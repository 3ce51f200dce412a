/** Returns text in one line, with its control characters written out: to be shown, and for nothing else. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
