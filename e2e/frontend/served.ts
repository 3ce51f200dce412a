import { setTimeout as sleep } from 'node:timers/promises';

import { tool } from '../harness/tools.ts';

/** A server of files in Rust alone: of the folder that is its argument, on the port that follows. */
export const SERVER = `use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

fn main() {
    let mut args = std::env::args().skip(1);
    let root = args.next().expect("a folder");
    let port = args.next().expect("a port");
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).expect("the port is taken");
    for stream in listener.incoming() {
        let mut stream = stream.expect("no connection");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).expect("no request");
        let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
        let file = if path == "/" { "/index.html" } else { &path };
        let (status, body) = match std::fs::read(format!("{root}{file}")) {
            Ok(body) => ("200 OK", body),
            Err(_) => ("404 Not Found", Vec::new()),
        };
        let length = body.len();
        let kind = if file.ends_with(".wasm") { "application/wasm" } else { "text/html" };
        write!(stream, "HTTP/1.1 {status}\\r\\nX-Server: SAYS\\r\\nContent-Type: {kind}\\r\\nContent-Length: {length}\\r\\nConnection: close\\r\\n\\r\\n").expect("no answer");
        stream.write_all(&body).expect("no answer");
    }
}
`;

/** What a container answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/**
 * Runs an image and asks it for paths once it answers, on a port of this machine.
 *
 * @param args of the image's program
 */
export async function served(
  { image, platform, port }: { readonly image: string; readonly platform: string; readonly port: number },
  args: readonly string[],
  paths: readonly string[],
): Promise<Answer[]> {
  const options = ['--detach', '--pull', 'always', '--network', 'host', '--platform', platform];
  const container = (await tool('docker', 'run', ...options, image, ...args)).trim();
  try {
    const answers: Answer[] = [];
    for (const path of paths) answers.push(await ask(`http://127.0.0.1:${port}${path}`, container));
    return answers;
  } finally {
    await tool('docker', 'rm', '--force', container);
  }
}

/** An emulated program takes its time to start. */
async function ask(url: string, container: string): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(url, { headers: { connection: 'close' } });
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: answer.headers, body };
    } catch (error) {
      if (attempt === 60) throw new Error(await tool('docker', 'logs', container), { cause: error });
      await sleep(1000);
    }
  }
}
