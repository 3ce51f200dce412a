/** GitHub's way of giving a list in pages. */

export interface Page<T> {
  readonly items: readonly T[];
  /** Value of the Link header; undefined where one page holds all. */
  readonly link: string | undefined;
}

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/** The page that the address asks for. Numbers that make no sense count as not given, as they do on GitHub. */
export function page<T>(all: readonly T[], url: URL): Page<T> {
  const perPage = Math.min(positive(url, 'per_page') ?? DEFAULT_PER_PAGE, MAX_PER_PAGE);
  const current = positive(url, 'page') ?? 1;
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const links: string[] = [];
  const link = (rel: string, number: number): void => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    links.push(`<${target.href}>; rel="${rel}"`);
  };
  if (current > 1) link('prev', Math.min(current - 1, last));
  if (current < last) {
    link('next', current + 1);
    link('last', last);
  }
  if (current > 1) link('first', 1);
  return {
    items: all.slice((current - 1) * perPage, current * perPage),
    link: links.length === 0 ? undefined : links.join(', '),
  };
}

function positive(url: URL, name: string): number | undefined {
  const value = Number(url.searchParams.get(name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
