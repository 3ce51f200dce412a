import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { exitCodeOf } from './run.ts';

/**
 * Draws the pictures in docs/pictures from what `npm run e2e -- story comment` left: comments and a job summary of real builds, as
 * GitHub shows them. Needs Chromium at /usr/bin/chromium. What draws is installed here, and not by the project: it is needed a few times
 * a year, and mermaid alone brings a hundred packages.
 */
const TOOLS = ['github-markdown-css@5.9.0', 'marked@18.2.1', 'mermaid@12.3.0', 'playwright-core@1.64.1'];
const FOLDER = path.resolve('build/pictures');
const TEXTS = path.resolve('build/e2e');

const PICTURES = [
  { text: 'comment.md', picture: 'comment.png', isComment: true, isOpen: false },
  { text: 'comment.md', picture: 'comment-details.png', isComment: true, isOpen: true },
  { text: 'comment-over-budget.md', picture: 'comment-over-budget.png', isComment: true, isOpen: false },
  { text: 'summary.md', picture: 'summary.png', isComment: false, isOpen: false },
] as const;

/** What is used of the tools, which have no types here. */
interface Marked {
  readonly parse: (markdown: string) => string;
}
interface Page {
  readonly setContent: (html: string) => Promise<void>;
  readonly addScriptTag: (script: { readonly path: string }) => Promise<unknown>;
  readonly evaluate: (script: string) => Promise<unknown>;
  readonly locator: (selector: string) => {
    readonly screenshot: (options: { readonly path: string }) => Promise<unknown>;
  };
}
interface Playwright {
  readonly chromium: {
    readonly launch: (options: {
      readonly executablePath: string;
      readonly args: readonly string[];
    }) => Promise<{
      readonly newPage: (options: { readonly viewport: object }) => Promise<Page>;
      readonly close: () => Promise<void>;
    }>;
  };
}

await mkdir(FOLDER, { recursive: true });
await writeFile(path.join(FOLDER, 'package.json'), '{ "private": true }');
if (!existsSync(path.join(FOLDER, 'node_modules/playwright-core'))) {
  const code = await exitCodeOf('npm', [
    'install',
    '--prefix',
    FOLDER,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    ...TOOLS,
  ]);
  if (code !== 0) throw new Error(`npm install ended with ${code}`);
}
const require = createRequire(path.join(FOLDER, 'index.js'));
const { marked } = (await import(require.resolve('marked'))) as { readonly marked: Marked };
const { chromium } = require('playwright-core') as Playwright;
const style = await readFile(require.resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const { text, picture, isComment, isOpen } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 880, height: 200 } });
    const body = marked.parse(await readFile(path.join(TEXTS, text), 'utf8'));
    await page.setContent(pageOf(isOpen ? body.replaceAll('<details>', '<details open>') : body, isComment));
    await page.addScriptTag({ path: path.join(FOLDER, 'node_modules/mermaid/dist/mermaid.min.js') });
    await page.evaluate('mermaid.initialize({ startOnLoad: false })');
    await page.evaluate("mermaid.run({ querySelector: 'code.language-mermaid' })");
    await page.locator('main').screenshot({ path: path.resolve('docs/pictures', picture) });
    console.log(`docs/pictures/${picture}`);
  }
} finally {
  await browser.close();
}

/** GitHub's frame around a comment, as far as it helps to see what the text is. */
function pageOf(body: string, isComment: boolean): string {
  const head = isComment ? '<header><b>github-actions</b> bot commented</header>' : '';
  return `<!doctype html><meta charset="utf-8"><style>${style}
body { margin: 0 } main { padding: 16px; background: white }
section { border: 1px solid #d1d9e0; border-radius: 6px }
header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; font: 14px sans-serif; color: #59636e }
.markdown-body { padding: 16px }
</style><main><section>${head}<div class="markdown-body">${body}</div></section></main>`;
}
