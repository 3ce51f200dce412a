/** Comments on issues, which pull requests are too. */
import { type Call, fail, loginOf, sendPage } from './answers.ts';
import { readJson, sendJson } from './http.ts';
import { addComment, type Comment } from './repository.ts';

const LONGEST = 65_536;

export function listComments({ exchange, repository, parts: [number] }: Call): void {
  if (!repository.pulls.has(Number(number))) {
    fail(exchange, 404, 'Not Found');
    return;
  }
  const comments = repository.comments.filter(({ issue }) => issue === Number(number));
  sendPage(exchange, comments, (items) => items.map(describe));
}

export async function createComment(call: Call): Promise<void> {
  const { exchange, repository, parts } = call;
  const pull = repository.pulls.get(Number(parts[0]));
  const body = await bodyOf(call);
  if (pull === undefined) fail(exchange, 404, 'Not Found');
  else if (pull.locked === true) fail(exchange, 403, 'Unable to create comment because issue is locked.');
  else if (body !== null) {
    const author = loginOf(exchange.request.headers.authorization);
    sendJson(exchange, 201, describe(addComment(repository, pull.number, author, body)));
  }
}

export async function updateComment(call: Call): Promise<void> {
  const { exchange, repository, parts } = call;
  const comment = repository.comments.find(({ id }) => id === Number(parts[0]));
  const body = await bodyOf(call);
  if (comment === undefined) fail(exchange, 404, 'Not Found');
  else if (body !== null) {
    comment.body = body;
    comment.updatedAt = new Date().toISOString();
    sendJson(exchange, 200, describe(comment));
  }
}

export function deleteComment({ exchange, repository, parts: [id] }: Call): void {
  const kept = repository.comments.filter((comment) => comment.id !== Number(id));
  if (kept.length === repository.comments.length) fail(exchange, 404, 'Not Found');
  else {
    repository.comments = kept;
    exchange.response.writeHead(204).end();
  }
}

/** Null where there is none that can be taken; that has been answered then. */
async function bodyOf({ exchange }: Call): Promise<string | null> {
  const { body } = await readJson(exchange.request);
  if (typeof body === 'string' && body.trim() !== '' && body.length <= LONGEST) return body;
  fail(exchange, 422, 'Validation Failed', [
    {
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message:
        typeof body === 'string' && body.length > LONGEST
          ? `Body is too long (maximum is ${LONGEST} characters)`
          : "Body can't be blank",
    },
  ]);
  return null;
}

function describe({ id, author, body, createdAt, updatedAt }: Comment): unknown {
  return {
    id,
    body,
    user: { login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
