import { SMTPServer } from 'smtp-server';

export type Received = { readonly to: string; readonly text: string };

/** A real SMTP server on loopback, which can be told to refuse an address or to be out of order. */
export async function startSmtp() {
  const received: Received[] = [];
  const waiting: { count: number; come: () => void }[] = [];
  const state = { isDown: false, unknown: new Set<string>() };
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, callback) => {
      if (state.isDown) return callback(Object.assign(new Error('Try later'), { responseCode: 451 }));
      if (state.unknown.has(address)) {
        return callback(Object.assign(new Error('No such user'), { responseCode: 550 }));
      }
      callback();
    },
    onData: (stream, session, callback) => {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]!.address, text });
        callback();
        for (const { count, come } of waiting) if (received.length >= count) come();
      });
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    received,
    state,
    url: `smtp://127.0.0.1:${port}`,
    /** When so many have been received in all. */
    reached: (count: number) => new Promise<void>((come) => waiting.push({ count, come })),
    stop: () => server.close(),
  };
}
